/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.jdbc.sink.type.BadValueException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** The fields of records, by the settings. */
final class Fields {
  /** Names of the columns of {@code pk.mode=kafka}, as other connectors name them. */
  private static final List<String> COORDINATES =
      List.of("__connect_topic", "__connect_partition", "__connect_offset");

  private final RowSettings settings;

  Fields(RowSettings settings) {
    this.settings = settings;
  }

  /**
   * The record's value as rows are made of it: a Struct, a Map, or text for the column of text;
   * null for a tombstone.
   */
  @Nullable Object body(SinkRecord record) {
    Object value = record.value();
    if (value == null || value instanceof Struct || value instanceof Map) {
      return value;
    } else if (value instanceof byte[] bytes) {
      return text(decoded(bytes));
    } else if (value instanceof String text) {
      return text(text);
    } else if (!settings.textColumn().isEmpty()) {
      return value;
    }
    throw new BadValueException(
        "The value is %s; a Struct, a Map or a JSON object is needed, or string.value.column"
            .formatted(value.getClass().getSimpleName()));
  }

  private Object text(String text) {
    return settings.textColumn().isEmpty() ? JsonRow.parse(text) : text;
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadValueException("The value is bytes that are not text in UTF-8");
    }
  }

  /** Fields of the value that are written. */
  List<FieldCell> value(SinkRecord record, @Nullable Object body) {
    List<FieldCell> cells = new ArrayList<>();
    if (body instanceof Struct struct) {
      for (Field field : struct.schema().fields()) {
        if (settings.takes(field.name())) {
          cells.add(structCell(field));
        }
      }
    } else if (body instanceof Map<?, ?> map) {
      for (Object name : map.keySet()) {
        if (settings.takes(String.valueOf(name))) {
          cells.add(mapCell(String.valueOf(name)));
        }
      }
    } else if (body != null) {
      cells.add(new FieldCell(settings.textColumn(), record.valueSchema(), (r, b) -> b));
    }
    return cells;
  }

  private FieldCell structCell(Field field) {
    return new FieldCell(
        settings.column(field.name()),
        field.schema(),
        (record, body) -> body == null ? null : ((Struct) body).get(field));
  }

  private FieldCell mapCell(String name) {
    return new FieldCell(
        settings.column(name),
        null,
        (record, body) -> body == null ? null : ((Map<?, ?>) body).get(name));
  }

  /**
   * The parts of the key.
   *
   * @param primaryKey of the table, for where the options name no fields; empty when unknown
   */
  List<FieldCell> key(SinkRecord record, @Nullable Object body, List<String> primaryKey) {
    return switch (settings.keyMode()) {
      case NONE -> List.of();
      case KAFKA -> coordinates();
      case RECORD_KEY -> recordKey(record, primaryKey);
      case RECORD_VALUE -> recordValue(record, body, primaryKey);
    };
  }

  private List<FieldCell> coordinates() {
    List<String> names = settings.keyFields().isEmpty() ? COORDINATES : settings.keyFields();
    return List.of(
        new FieldCell(names.get(0), Schema.STRING_SCHEMA, (r, b) -> r.originalTopic()),
        new FieldCell(names.get(1), Schema.INT32_SCHEMA, (r, b) -> r.originalKafkaPartition()),
        new FieldCell(names.get(2), Schema.INT64_SCHEMA, (r, b) -> r.originalKafkaOffset()));
  }

  private List<FieldCell> recordKey(SinkRecord record, List<String> primaryKey) {
    Object key = record.key();
    if (key == null) {
      throw new BadValueException("The record has no key, which pk.mode=record_key needs");
    } else if (key instanceof Struct struct) {
      return structKey(struct);
    } else if (key instanceof Map<?, ?> map) {
      return mapKey(map, primaryKey);
    }
    List<String> names = settings.keyFields().isEmpty() ? primaryKey : settings.keyFields();
    if (names.size() != 1) {
      throw new BadValueException(
          "The record's key is a single value: pk.fields must name its one column");
    }
    return List.of(new FieldCell(names.get(0), record.keySchema(), (r, b) -> r.key()));
  }

  private List<FieldCell> structKey(Struct key) {
    List<FieldCell> cells = new ArrayList<>();
    for (Field field : key.schema().fields()) {
      if (settings.keyFields().isEmpty() || settings.keyFields().contains(field.name())) {
        cells.add(
            new FieldCell(
                settings.column(field.name()),
                field.schema(),
                (record, body) -> record.key() instanceof Struct k ? k.get(field) : null));
      }
    }
    if (cells.size() < settings.keyFields().size()) {
      throw new BadValueException("The record's key lacks a field of pk.fields");
    }
    return cells;
  }

  private List<FieldCell> mapKey(Map<?, ?> key, List<String> primaryKey) {
    List<FieldCell> cells = new ArrayList<>();
    List<String> wanted = settings.keyFields().isEmpty() ? primaryKey : settings.keyFields();
    for (Object part : wanted.isEmpty() ? key.keySet() : wanted) {
      String name = String.valueOf(part);
      cells.add(
          new FieldCell(
              settings.column(name),
              null,
              (record, body) -> record.key() instanceof Map<?, ?> k ? k.get(name) : null));
    }
    return cells;
  }

  private List<FieldCell> recordValue(
      SinkRecord record, @Nullable Object body, List<String> primaryKey) {
    if (body == null) {
      throw new BadValueException("A tombstone has no value for pk.mode=record_value");
    }
    List<String> wanted = settings.keyFields();
    List<FieldCell> cells = new ArrayList<>();
    List<FieldCell> all = value(record, body);
    for (String name : wanted.isEmpty() ? primaryKey : wanted) {
      String column = wanted.isEmpty() ? name : settings.column(name);
      cells.add(
          all.stream()
              .filter(cell -> cell.column().equals(column))
              .findFirst()
              .orElseThrow(
                  () -> new BadValueException("The value has no field '%s'".formatted(name))));
    }
    return cells;
  }
}
