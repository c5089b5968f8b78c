/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.offset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where reading of a table stands: the offset of every record of the source.
 *
 * @param mode how the table is followed: offsets of one way mean nothing to another
 * @param server who counts the transactions of {@code from} and {@code to}
 * @param from what has been read whole: a snapshot, or a transaction id; null from the beginning
 * @param to up to where reading has begun; null where there is no window
 * @param position the last row that was read, by its key columns; null before the first
 */
public record TableOffset(
    String mode,
    @Nullable Server server,
    @Nullable String from,
    @Nullable String to,
    @Nullable List<String> position) {
  private static final String MODE = "mode";
  private static final String SYSTEM = "system";
  private static final String TIMELINE = "timeline";
  private static final String LIFE = "life";
  private static final String DURABLE = "durable";
  private static final String FROM = "from";
  private static final String TO = "to";

  /** The one field that differs between the rows of a page. */
  static final String POSITION = "position";

  private static final Set<String> FIELDS =
      Set.of(MODE, SYSTEM, TIMELINE, LIFE, DURABLE, FROM, TO, POSITION);

  /** Values of other modes: no server, no window. */
  public static TableOffset of(String mode, @Nullable List<String> position) {
    return new TableOffset(mode, null, null, null, position);
  }

  /**
   * Reads what Kafka holds.
   *
   * @throws IllegalArgumentException says what is wrong
   */
  public static TableOffset parse(Map<String, ?> stored) {
    for (String field : stored.keySet()) {
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException(
            "unknown field '%s'; an offset has %s"
                .formatted(field, FIELDS.stream().sorted().toList()));
      }
    }
    String mode = text(stored, MODE);
    if (mode == null) {
      throw new IllegalArgumentException("the field 'mode' is missing");
    }
    String position = text(stored, POSITION);
    return new TableOffset(
        mode,
        server(stored),
        text(stored, FROM),
        text(stored, TO),
        position == null ? null : TextList.read(position));
  }

  private static @Nullable Server server(Map<String, ?> stored) {
    String system = text(stored, SYSTEM);
    String timeline = text(stored, TIMELINE);
    if ((system == null) != (timeline == null)) {
      throw new IllegalArgumentException("'system' and 'timeline' go together");
    }
    String life = text(stored, LIFE);
    String durable = text(stored, DURABLE);
    if (durable != null) {
      id(durable);
    }
    return system == null || timeline == null
        ? null
        : new Server(
            system,
            timeline,
            life == null ? "" : life,
            durable == null ? 0 : Long.parseLong(durable));
  }

  private static @Nullable String text(Map<String, ?> stored, String field) {
    Object value = stored.get(field);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw new IllegalArgumentException(
        "the field '%s' must be a text, and is %s"
            .formatted(field, value.getClass().getSimpleName()));
  }

  /**
   * Checks what the fields say.
   *
   * @throws IllegalArgumentException says what is wrong
   */
  public void check() {
    switch (mode) {
      case "gap-free" -> {
        checkEach(Snapshot::parse);
        checkWindow();
      }
      case "gap-free-xmin" -> {
        checkEach(TableOffset::id);
        checkWindow();
      }
      case "incrementing", "timestamp", "timestamp+incrementing", "bulk" -> {
        if (from != null || to != null || server != null) {
          throw new IllegalArgumentException(
              "mode '%s' has no field but 'position'".formatted(mode));
        }
      }
      default -> throw new IllegalArgumentException("there is no mode '%s'".formatted(mode));
    }
  }

  private void checkEach(java.util.function.Consumer<String> check) {
    for (String text : new @Nullable String[] {from, to}) {
      if (text != null) {
        check.accept(text);
      }
    }
  }

  private static void id(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("'%s' is no transaction id".formatted(text));
    }
  }

  private void checkWindow() {
    if (server == null) {
      throw new IllegalArgumentException(
          "'system' and 'timeline' are missing, which tell the server whose transactions these are");
    }
    if (position != null && to == null) {
      throw new IllegalArgumentException("a 'position' needs the 'to' of its window");
    }
  }

  /** As Kafka holds it. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new HashMap<>();
    map.put(MODE, mode);
    if (server != null) {
      map.put(SYSTEM, server.system());
      map.put(TIMELINE, server.timeline());
      map.put(LIFE, server.life());
      putIfSet(map, DURABLE, server.durable() == 0 ? null : Long.toString(server.durable()));
    }
    putIfSet(map, FROM, from);
    putIfSet(map, TO, to);
    putIfSet(map, POSITION, position == null ? null : TextList.write(position));
    return map;
  }

  private static void putIfSet(Map<String, Object> map, String field, @Nullable String value) {
    if (value != null) {
      map.put(field, value);
    }
  }
}
