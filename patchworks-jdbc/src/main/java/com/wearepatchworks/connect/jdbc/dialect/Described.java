/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

/** A dialect, put together. */
record Described(String name, Names names, Session session, Failures failures) implements Dialect {}
