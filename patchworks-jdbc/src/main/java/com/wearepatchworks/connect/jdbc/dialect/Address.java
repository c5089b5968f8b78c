/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a JDBC URL may be shown: system, hosts, ports and database. */
public final class Address {
  /** {@code jdbc:system:[driver:][...@]//[user:password@]host[:port][/database]}. */
  private static final Pattern NETWORK =
      Pattern.compile(
          "jdbc:([a-z0-9]+):(?:[a-z0-9]+:)?(?:.*@)?//(?:.*@)?([\\w.,:\\[\\]\\\\-]+)(?:/([\\w.$%+ -]*))?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern SYSTEM =
      Pattern.compile("jdbc:([a-z0-9]+):.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern PARAMETERS = Pattern.compile("[?;&]");

  private Address() {}

  /**
   * For messages: {@code postgresql://host:5432/db}; never user, password or a parameter. Of a URL
   * that is not understood only the system.
   */
  public static String of(String url) {
    String[] parts = PARAMETERS.split(url, 2);
    Matcher network = NETWORK.matcher(parts[0]);
    // with an @ further on, what looks like parameters may be the rest of a password
    boolean clear = parts.length == 1 || parts[1].indexOf('@') < 0;
    if (clear && network.matches()) {
      String database = network.group(3);
      return network.group(1)
          + "://"
          + network.group(2)
          + (database == null || database.isEmpty() ? "" : "/" + database);
    }
    Matcher system = SYSTEM.matcher(url);
    return system.matches() ? "the " + system.group(1) + " database" : "the database";
  }
}
