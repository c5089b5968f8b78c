/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An order as a row of the tables of {@code examples/jdbc/tables.sql}.
 *
 * @param body the whole order as JSON
 */
record OrderRow(
    String id,
    @Nullable String channel,
    @Nullable String currency,
    @Nullable BigDecimal total,
    @Nullable Instant createdAt,
    String body) {

  static final String COLUMNS = "id, channel, currency, total, created_at, body";

  /** What a flow makes of an order: columns of what it finds, and all of it in the body. */
  static OrderRow of(Item order) {
    JsonNode json = ExactJson.read(order.json());
    JsonNode total = json.path("total");
    return new OrderRow(
        order.id(),
        json.path("channel").textValue(),
        json.path("currency").textValue(),
        total.isNumber() ? total.decimalValue() : null,
        instant(json.path("createdAt").textValue()),
        order.json());
  }

  /** A record of the topic. */
  static OrderRow ofRecord(byte[] value) throws IOException {
    JsonNode json = ExactJson.read(value);
    String total = json.path("total").textValue();
    return new OrderRow(
        json.path("id").asText(),
        json.path("channel").textValue(),
        json.path("currency").textValue(),
        total == null ? null : new BigDecimal(total),
        instant(json.path("created_at").textValue()),
        json.path("body").asText());
  }

  /** A row of a query of {@link #COLUMNS}. */
  static OrderRow of(ResultSet row) throws SQLException {
    OffsetDateTime createdAt = row.getObject("created_at", OffsetDateTime.class);
    return new OrderRow(
        row.getString("id"),
        row.getString("channel"),
        row.getString("currency"),
        row.getBigDecimal("total"),
        createdAt == null ? null : createdAt.toInstant(),
        row.getString("body"));
  }

  /** As exact as the column is; null for what is none. */
  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null
          ? null
          : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException none) {
      return null;
    }
  }

  /** As the ledger compares it: the same text for the same values, wherever they were read. */
  String canonical() {
    try {
      return ExactJson.canonical(
          ExactJson.object()
              .put("id", id)
              .put("channel", channel)
              .put("currency", currency)
              .put("total", total == null ? null : total.toPlainString())
              .put("created_at", createdAt == null ? null : createdAt.toString())
              .set("body", ExactJson.read(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }
}
