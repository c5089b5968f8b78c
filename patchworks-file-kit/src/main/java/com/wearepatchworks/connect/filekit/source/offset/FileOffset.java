/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.offset;

import com.wearepatchworks.connect.core.format.Position;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The source offset of a record: which content, and where in it reading goes on. As light as can be
 * until somebody looks into it, since every record has one and Connect stores few of them.
 */
public final class FileOffset extends AbstractMap<String, Object> {
  static final String SIZE = "size";
  static final String MODIFIED = "modified";
  static final String FINGERPRINT = "fingerprint";
  static final String COVERED = "fingerprint.bytes";
  static final String BYTES = "bytes";
  static final String SKIP = "skip";
  static final String RECORDS = "records";
  static final String LINES = "lines";
  static final String STATE = "state";
  static final String BAD = "bad.records";
  static final String COMPLETE = "complete";

  private final FileIdentity identity;
  private final Position position;
  private final long bad;
  private boolean complete;

  /**
   * Where reading of a content goes on.
   *
   * @param bad how many bad records lie before
   */
  public FileOffset(FileIdentity identity, Position position, long bad) {
    this.identity = identity;
    this.position = position;
    this.bad = bad;
  }

  /** Says that nothing follows; only before the record is handed over. */
  public FileOffset completed() {
    complete = true;
    return this;
  }

  /** Which content. */
  public FileIdentity identity() {
    return identity;
  }

  /** Where reading goes on. */
  public Position position() {
    return position;
  }

  /** How many bad records lie before. */
  public long bad() {
    return bad;
  }

  /** Whether nothing follows. */
  public boolean isComplete() {
    return complete;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return asMap().entrySet();
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    return asMap().get(key);
  }

  private Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(SIZE, identity.size());
    map.put(MODIFIED, identity.modifiedMs());
    map.put(FINGERPRINT, identity.fingerprint());
    map.put(COVERED, identity.covered());
    map.put(BYTES, position.bytes());
    map.put(SKIP, position.skip());
    map.put(RECORDS, position.records());
    map.put(LINES, position.lines());
    map.put(STATE, position.state());
    map.put(BAD, bad);
    map.put(COMPLETE, complete);
    return map;
  }

  /**
   * The offset that was stored as {@code map}.
   *
   * @throws IllegalArgumentException says what is missing or wrong
   */
  public static FileOffset parse(Map<String, ?> map) {
    FileIdentity identity =
        new FileIdentity(
            number(map, SIZE), number(map, MODIFIED), text(map, FINGERPRINT), number(map, COVERED));
    Position position =
        new Position(
            number(map, BYTES),
            number(map, SKIP),
            number(map, RECORDS),
            number(map, LINES),
            text(map, STATE));
    FileOffset offset = new FileOffset(identity, position, number(map, BAD));
    if (!(map.get(COMPLETE) instanceof Boolean complete)) {
      throw new IllegalArgumentException("'%s' must be true or false".formatted(COMPLETE));
    }
    return complete ? offset.completed() : offset;
  }

  private static long number(Map<String, ?> map, String key) {
    Object value = map.get(key);
    if (value instanceof Long || value instanceof Integer) {
      long number = ((Number) value).longValue();
      if (number >= 0 || key.equals(MODIFIED)) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        "'%s' must be a whole number, not negative; it is %s".formatted(key, value));
  }

  private static String text(Map<String, ?> map, String key) {
    if (map.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("'%s' must be text; it is %s".formatted(key, map.get(key)));
  }
}
