/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dialects there are, by name and by URL. */
public final class Dialects {
  /** PostgreSQL. */
  public static final String POSTGRESQL = "postgresql";

  /** Whatever else, by the SQL standard. */
  public static final String GENERIC = "generic";

  /** By the URL. */
  public static final String AUTO = "auto";

  private static final Map<String, Dialect> BY_NAME = new LinkedHashMap<>();
  private static final Map<String, String> BY_PREFIX = Map.of("jdbc:postgresql:", POSTGRESQL);

  static {
    for (Dialect dialect : List.of(new PostgresDialect(), new GenericDialect())) {
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
    String known = name.equals(AUTO) ? byUrl(url) : name;
    Dialect dialect = BY_NAME.get(known);
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
