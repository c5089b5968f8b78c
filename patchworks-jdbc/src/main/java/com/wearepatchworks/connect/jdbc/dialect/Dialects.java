/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The dialects there are, by name and by URL. */
public final class Dialects {
  /** By the URL. */
  public static final String AUTO = "auto";

  /** PostgreSQL. */
  public static final String POSTGRESQL = "postgresql";

  /** MySQL and MariaDB. */
  public static final String MYSQL = "mysql";

  /** Microsoft SQL Server. */
  public static final String SQLSERVER = "sqlserver";

  /** Oracle. */
  public static final String ORACLE = "oracle";

  /** SQLite. */
  public static final String SQLITE = "sqlite";

  /** H2. */
  public static final String H2 = "h2";

  /** Whatever else, by the SQL standard. */
  public static final String GENERIC = "generic";

  private static final Map<String, Dialect> BY_NAME = new LinkedHashMap<>();

  private static final Map<String, String> BY_PREFIX =
      Map.of(
          "jdbc:postgresql:", POSTGRESQL,
          "jdbc:mysql:", MYSQL,
          "jdbc:mariadb:", MYSQL,
          "jdbc:sqlserver:", SQLSERVER,
          "jdbc:oracle:", ORACLE,
          "jdbc:sqlite:", SQLITE,
          "jdbc:h2:", H2);

  static {
    for (Dialect dialect :
        List.of(
            PostgresDialect.dialect(),
            MySqlDialect.dialect(),
            SqlServerDialect.dialect(),
            OracleDialect.dialect(),
            SqliteDialect.dialect(),
            H2Dialect.dialect(),
            GenericDialect.dialect())) {
      BY_NAME.put(dialect.name(), dialect);
    }
  }

  private Dialects() {}

  /** What the option may say; the first is the default. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(BY_NAME.keySet());
    names.add(0, AUTO);
    return names;
  }

  /**
   * The dialect of that name; for {@code auto} the one of the URL's prefix, else the generic one.
   */
  public static Dialect of(String name, String url) {
    String word = name.strip().toLowerCase(Locale.ROOT);
    Dialect dialect = BY_NAME.get(word.equals(AUTO) ? byUrl(url) : word);
    if (dialect == null) {
      throw new IllegalArgumentException(
          "There is no dialect '" + name + "'. Take one of " + String.join(", ", names()));
    }
    return dialect;
  }

  private static String byUrl(String url) {
    return BY_PREFIX.entrySet().stream()
        .filter(prefix -> url.startsWith(prefix.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(GENERIC);
  }
}
