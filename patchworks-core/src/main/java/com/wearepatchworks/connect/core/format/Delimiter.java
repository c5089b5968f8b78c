/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/**
 * The delimiter of CSV as a config has it: a character, or the word for one that Kafka would trim
 * from the ends of a value, and so leave nothing of.
 */
public final class Delimiter {
  /** For the texts of options. */
  public static final String DOC = "Between the fields of a row: one character, `tab` or `space`.";

  private Delimiter() {}

  /** Refuses what is none. */
  public static Validator validator() {
    return LambdaValidator.with(
        (name, value) -> require(name, String.valueOf(value)), () -> "one character, tab, space");
  }

  /** The character that {@code written} stands for. */
  public static char of(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "tab", "\\t" -> '\t';
      case "space" -> ' ';
      default -> written.charAt(0);
    };
  }

  private static void require(String name, String written) {
    boolean word = written.matches("(?i)tab|\\\\t|space");
    if (!word && (written.length() != 1 || "\"\"\r\n".contains(written))) {
      throw new ConfigException(
          name, written, "must be one character, not a quote or line end; or tab, or space");
    }
  }
}
