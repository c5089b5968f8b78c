/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.sql.Selection;

/**
 * A table or a query that is followed.
 *
 * @param label for messages
 * @param selection its rows
 * @param failover what to do when its server changes
 */
public record Source(String label, Selection selection, Failover failover) {}
