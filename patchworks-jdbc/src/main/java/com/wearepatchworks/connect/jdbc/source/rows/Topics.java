/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.util.function.UnaryOperator;

/** Names of topics. */
final class Topics {
  private static final int MAX_LENGTH = 249;

  private Topics() {}

  static String of(Subject subject, Template template, String prefix) {
    TableId table = subject.table();
    boolean ownTopic = table == null && !subject.label().isEmpty();
    TableId named = table == null ? TableId.of("query") : table;
    String name =
        ownTopic
            ? subject.label()
            : template.render(
                variable ->
                    switch (variable.root()) {
                      case "table" -> named.name();
                      case "schema" -> named.schema();
                      default -> named.catalog();
                    },
                UnaryOperator.identity());
    return legal(prefix + name);
  }

  private static String legal(String name) {
    String legal = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return legal.length() > MAX_LENGTH ? legal.substring(0, MAX_LENGTH) : legal;
  }
}
