/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.time.Duration;

/**
 * How long to wait for a database.
 *
 * @param connect until logged in
 * @param socket for an answer on a connection; zero for ever
 * @param statement for a statement, ended by the server; zero for ever
 * @param lock for a lock that someone else holds; zero for ever
 */
public record Timeouts(Duration connect, Duration socket, Duration statement, Duration lock) {}
