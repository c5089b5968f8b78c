/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.naming;

import com.wearepatchworks.connect.core.template.Scope;
import com.wearepatchworks.connect.core.template.SinkScope;
import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.core.template.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** What the variables of one file's name stand for. */
public final class FileScope implements Scope {
  /** Variables whose values come from data, and may hold anything. */
  private static final Set<String> DATA = Set.of("key", "value", "header");

  private final Map<Variable, @Nullable Object> captured;
  private final Fixed fixed;
  private final long first;
  private final long nowMs;
  private final @Nullable Long firstMs;
  private long last;
  private @Nullable Long lastMs;

  /**
   * What is the same for all files.
   *
   * @param digits how many digits offsets have at least
   */
  public record Fixed(int digits, String extension) {}

  private FileScope(
      Map<Variable, @Nullable Object> captured, SinkRecord record, long nowMs, Fixed fixed) {
    this.captured = captured;
    this.fixed = fixed;
    this.nowMs = nowMs;
    this.first = record.originalKafkaOffset();
    this.firstMs = record.timestamp();
    last(record);
  }

  static FileScope of(List<Variable> variables, SinkRecord record, long nowMs, Fixed fixed) {
    SinkScope values = new SinkScope(record);
    Map<Variable, @Nullable Object> captured = new HashMap<>();
    for (Variable variable : variables) {
      captured.put(variable, values.lookup(variable));
    }
    return new FileScope(captured, record, nowMs, fixed);
  }

  /** This is the file's last record so far. */
  public void last(SinkRecord record) {
    last = record.originalKafkaOffset();
    lastMs = record.timestamp();
  }

  @Override
  public @Nullable Object lookup(Variable variable) {
    return switch (variable.root()) {
      case "offset" -> offset(variable.name().equals("offset.first") ? first : last);
      case "timestamp" -> variable.name().equals("timestamp.last") ? lastMs : firstMs;
      case "now" -> nowMs;
      case "extension" -> fixed.extension();
      default -> captured.get(variable);
    };
  }

  private String offset(long offset) {
    return ("%0" + fixed.digits() + "d").formatted(offset);
  }

  String render(Template template, UnaryOperator<String> escape) {
    return new Rendering(template.variables(), escape).of(template, this);
  }

  /** Only data is escaped down to words; dates and offsets have the form that the template says. */
  private static final class Rendering {
    private final List<Variable> variables;
    private final UnaryOperator<String> escape;
    private int next;

    Rendering(List<Variable> variables, UnaryOperator<String> escape) {
      this.variables = variables;
      this.escape = escape;
    }

    String of(Template template, Scope scope) {
      return template.render(scope, this::escaped);
    }

    private String escaped(String value) {
      boolean data = DATA.contains(variables.get(next++).root());
      return data ? escape.apply(value) : Escape.text(value);
    }
  }
}
