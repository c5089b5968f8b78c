/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

/** How one kind of database wants to be spoken to. Stateless, shared by all threads. */
public interface Dialect {
  /** As in the option {@code dialect}: {@code postgresql}, {@code mysql}, ... */
  String name();

  /** Names in SQL. */
  Names names();

  /** What a fresh connection needs. */
  Session session();

  /** What an error means. */
  Failures failures();
}
