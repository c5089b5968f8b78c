/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import java.util.function.Supplier;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * A type of PostgreSQL: what it becomes, and how its two wire formats are read. We read the bytes
 * ourselves: the driver's way leads over java.sql.Timestamp and the zone of the JVM.
 */
record PgType(Supplier<SchemaBuilder> schema, Decoder text, Decoder binary) {
  /** Both formats are the same text. */
  static PgType string() {
    Decoder decoder = Decoder.ofText(text -> text);
    return new PgType(SchemaBuilder::string, decoder, decoder);
  }

  Decoder decoder(Format format) {
    return format == Format.BINARY ? binary : text;
  }

  /** How a column of a result was sent. */
  enum Format {
    TEXT,
    BINARY
  }
}
