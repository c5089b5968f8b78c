/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.jdbc.sink.row.RowSettings;
import com.wearepatchworks.connect.jdbc.sink.row.RowSettings.InsertMode;
import com.wearepatchworks.connect.jdbc.sink.row.RowSettings.KeyMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** What a record does to its row, and which fields and key it has. */
final class RowOptions {
  static final String MODE = "insert.mode";
  static final String KEY_MODE = "pk.mode";
  static final String KEY_FIELDS = "pk.fields";
  static final String DELETE = "delete.enabled";
  static final String INCLUDE = "fields.include";
  static final String EXCLUDE = "fields.exclude";
  static final String RENAME = "fields.rename";
  static final String TEXT_COLUMN = "string.value.column";

  private RowOptions() {}

  static void define(ConfigDef def) {
    OptionGroup options = OptionGroup.of(def, "Rows");
    defineKey(options);
    defineFields(options);
  }

  private static void defineKey(OptionGroup options) {
    options
        .add(
            Option.string(MODE)
                .defaultsTo("insert")
                .validatedBy(words(InsertMode.class))
                .important()
                .doc(
                    "insert: each record adds a row. upsert: it adds a row or replaces the one with its key; the table needs a primary or unique key over exactly the key's columns. update: it replaces the row with its key and adds none."))
        .add(
            Option.string(KEY_MODE)
                .defaultsTo("none")
                .validatedBy(words(KeyMode.class))
                .important()
                .doc(
                    "Where a row's key comes from. none: rows have none. record_key: the record's key. record_value: fields of its value. kafka: topic, partition and offset."))
        .add(
            Option.list(KEY_FIELDS)
                .defaultsTo("")
                .doc(
                    "Fields of the key. record_key and record_value: not set means all fields of the key, else the table's primary key; a key that is a single value needs the name of its column here or a table whose primary key has one column. kafka: three names, __connect_topic, __connect_partition and __connect_offset by default."))
        .add(
            Option.flag(DELETE)
                .defaultsTo(false)
                .doc(
                    "A tombstone (a record without a value) deletes the row with its key; needs pk.mode=record_key. Without this, a tombstone is a bad record."));
  }

  private static void defineFields(OptionGroup options) {
    options
        .add(
            Option.list(INCLUDE)
                .defaultsTo("")
                .doc("Fields of the value that are written; empty for all. The key is always."))
        .add(Option.list(EXCLUDE).defaultsTo("").doc("Fields of the value that are not written."))
        .add(
            Option.list(RENAME)
                .defaultsTo("")
                .doc(
                    "Columns of fields that are named otherwise: field:column, with commas between."))
        .add(
            Option.string(TEXT_COLUMN)
                .defaultsTo("")
                .advanced()
                .doc(
                    "Column that takes a value that is plain text (or a single number). Not set: text is read as a JSON object, whose fields go into the table's columns of their names."));
  }

  static void check(AbstractConfig config, Problems problems) {
    RowSettings settings;
    try {
      settings = settings(config);
    } catch (ConfigException e) {
      problems.add(RENAME, String.valueOf(e.getMessage()));
      return;
    }
    if (settings.mode() != InsertMode.INSERT && settings.keyMode() == KeyMode.NONE) {
      problems.add(
          KEY_MODE,
          "insert.mode=%s needs a key: set record_key, record_value or kafka"
              .formatted(config.getString(MODE)));
    }
    if (deletes(config) && settings.keyMode() != KeyMode.RECORD_KEY) {
      problems.add(
          DELETE, "needs pk.mode=record_key: a tombstone has nothing but the record's key");
    }
    if (settings.keyMode() == KeyMode.KAFKA
        && !settings.keyFields().isEmpty()
        && settings.keyFields().size() != 3) {
      problems.add(
          KEY_FIELDS, "pk.mode=kafka takes three columns: for topic, partition and offset");
    }
  }

  static boolean deletes(AbstractConfig config) {
    return config.getBoolean(DELETE);
  }

  static RowSettings settings(AbstractConfig config) {
    return new RowSettings(
        parse(InsertMode.class, config.getString(MODE)),
        parse(KeyMode.class, config.getString(KEY_MODE)),
        config.getList(KEY_FIELDS),
        Set.copyOf(config.getList(INCLUDE)),
        Set.copyOf(config.getList(EXCLUDE)),
        Pairs.of(RENAME, config.getList(RENAME)),
        config.getString(TEXT_COLUMN));
  }

  /** Words with underscores, as other connectors write them. */
  private static ConfigDef.Validator words(Class<? extends Enum<?>> type) {
    String all =
        String.join(", ", Arrays.stream(type.getEnumConstants()).map(RowOptions::word).toList());
    return ConfigDef.LambdaValidator.with((name, value) -> ensure(name, value, all), () -> all);
  }

  private static void ensure(String name, @Nullable Object value, String all) {
    if (value != null
        && !Arrays.asList(all.split(", ", -1))
            .contains(value.toString().toLowerCase(Locale.ROOT))) {
      throw new ConfigException(name, value, "must be one of " + all);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> E parse(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
