/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import com.wearepatchworks.connect.core.format.Entry;
import com.wearepatchworks.connect.core.template.Scope;
import com.wearepatchworks.connect.core.template.Variable;
import com.wearepatchworks.connect.httpkit.listener.RequestHead;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one record of a request: {@code value.field.field} (JSON field or CSV column),
 * {@code header.Name}, {@code path.variable}, {@code query.parameter}.
 */
record RequestScope(RequestHead head, Entry entry) implements Scope {
  static final Set<String> ROOTS = Set.of("value", "header", "path", "query");

  /** A variable in a sender's words. */
  static String describe(Variable variable) {
    String name = String.join(".", variable.path());
    return switch (variable.root()) {
      case "value" -> "field '%s'".formatted(name);
      case "header" -> "header '%s'".formatted(name);
      case "query" -> "query parameter '%s'".formatted(name);
      default -> "'%s'".formatted(variable.name());
    };
  }

  @Override
  public @Nullable Object lookup(Variable variable) {
    String name = String.join(".", variable.path());
    return switch (variable.root()) {
      case "value" -> entry.field(variable.path());
      case "header" -> head.headers().first(name);
      case "path" -> head.match().variables().get(name);
      case "query" -> head.query().getOrDefault(name, List.of()).stream().findFirst().orElse(null);
      default -> null;
    };
  }
}
