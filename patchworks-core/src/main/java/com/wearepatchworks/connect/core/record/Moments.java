/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.jspecify.annotations.Nullable;

/** Connect's logical dates and times as ISO-8601 text, in UTC. */
final class Moments {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private Moments() {}

  @SuppressWarnings("JavaUtilDate") // Connect's logical types are made of it
  static String text(@Nullable Schema schema, Date value) {
    Instant instant = Instant.ofEpochMilli(value.getTime()); // java.sql.Date has no toInstant
    String logical = schema == null ? null : schema.name();
    if (org.apache.kafka.connect.data.Date.LOGICAL_NAME.equals(logical)) {
      return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    } else if (Time.LOGICAL_NAME.equals(logical)) {
      return TIME.format(instant);
    }
    return instant.toString();
  }
}
