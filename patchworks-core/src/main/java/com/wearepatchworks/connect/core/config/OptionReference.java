/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.connect.connector.Connector;

/**
 * Writes the option reference of connectors from their definitions, as the build does for every
 * archive.
 */
public final class OptionReference {
  private OptionReference() {}

  /**
   * Writes {@code <Connector>.md} for each connector.
   *
   * @param args a directory, then class names of connectors
   */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    Path directory = Files.createDirectories(Path.of(args[0]));
    for (String name : Arrays.asList(args).subList(1, args.length)) {
      Connector connector =
          Class.forName(name).asSubclass(Connector.class).getDeclaredConstructor().newInstance();
      String page = markdown(connector.getClass(), connector.config());
      Files.writeString(directory.resolve(connector.getClass().getSimpleName() + ".md"), page);
    }
  }

  /** A page in Markdown: groups and options in the order of their definition. */
  static String markdown(Class<?> connector, ConfigDef def) {
    StringBuilder page = new StringBuilder();
    page.append(
        "# %s\n\n`connector.class`: `%s`\n"
            .formatted(connector.getSimpleName(), connector.getName()));
    for (String group : def.groups()) {
      page.append("\n## %s\n".formatted(group));
      for (ConfigKey key : ordered(def, group)) {
        page.append(option(key));
      }
    }
    return page.toString();
  }

  private static List<ConfigKey> ordered(ConfigDef def, String group) {
    return def.configKeys().values().stream()
        .filter(key -> group.equals(key.group))
        .sorted(Comparator.comparingInt(key -> key.orderInGroup))
        .toList();
  }

  private static String option(ConfigKey key) {
    StringBuilder text =
        new StringBuilder("\n### `%s`\n\n%s\n\n".formatted(key.name, key.documentation));
    text.append("- Type: %s\n".formatted(key.type.name().toLowerCase(Locale.ROOT)));
    text.append("- Default: %s\n".formatted(defaultOf(key)));
    if (key.validator != null) {
      text.append("- Valid values: %s\n".formatted(key.validator));
    }
    text.append("- Importance: %s\n".formatted(key.importance.name().toLowerCase(Locale.ROOT)));
    return text.toString();
  }

  private static String defaultOf(ConfigKey key) {
    if (!key.hasDefault()) {
      return "none, required";
    } else if (key.defaultValue == null) {
      return "not set";
    }
    String text = ConfigDef.convertToString(key.defaultValue, key.type);
    return text.isEmpty() ? "empty" : "`" + text + "`";
  }
}
