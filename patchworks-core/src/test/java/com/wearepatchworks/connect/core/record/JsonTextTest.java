/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("JavaUtilDate") // Connect's logical types are made of it
class JsonTextTest {
  private static String json(@Nullable Schema schema, @Nullable Object value) {
    return new String(JsonText.of(schema, value), UTF_8);
  }

  @Test
  void scalars() {
    assertThat(json(null, null)).isEqualTo("null");
    assertThat(json(Schema.INT8_SCHEMA, (byte) -1)).isEqualTo("-1");
    assertThat(json(Schema.INT64_SCHEMA, Long.MAX_VALUE)).isEqualTo("9223372036854775807");
    assertThat(json(Schema.FLOAT32_SCHEMA, 1.1f)).isEqualTo("1.1");
    assertThat(json(Schema.FLOAT64_SCHEMA, 1e300)).isEqualTo("1.0E300");
    assertThat(json(Schema.BOOLEAN_SCHEMA, true)).isEqualTo("true");
    assertThat(json(Schema.STRING_SCHEMA, "a\"\né日")).isEqualTo("\"a\\\"\\né日\"");
    assertThat(json(Schema.STRING_SCHEMA, "😀")).isEqualTo("\"\\uD83D\\uDE00\"");
    assertThat(json(Schema.BYTES_SCHEMA, new byte[] {1, 2})).isEqualTo("\"AQI=\"");
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2});
    assertThat(json(Schema.BYTES_SCHEMA, buffer)).isEqualTo("\"AQI=\"");
    assertThat(buffer.remaining()).as("not consumed").isEqualTo(2);
  }

  @Test
  void decimalsAreExact() {
    assertThat(json(Decimal.schema(2), new BigDecimal("19.90"))).isEqualTo("19.90");
    assertThat(json(Decimal.schema(-3), new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(json(Decimal.schema(10), new BigDecimal("1E-10"))).isEqualTo("0.0000000001");
    assertThat(json(null, BigInteger.TEN.pow(400))).hasSize(401);
  }

  @Test
  void momentsAreIso8601() {
    java.util.Date noon = new java.util.Date(1_769_860_800_123L);
    assertThat(json(Timestamp.SCHEMA, noon)).isEqualTo("\"2026-01-31T12:00:00.123Z\"");
    assertThat(json(Date.SCHEMA, new java.util.Date(0))).isEqualTo("\"1970-01-01\"");
    assertThat(json(Time.SCHEMA, new java.util.Date(3_723_004))).isEqualTo("\"01:02:03.004\"");
    assertThat(json(null, noon)).isEqualTo("\"2026-01-31T12:00:00.123Z\"");
  }

  @Test
  void structsListsAndMapsNest() {
    Schema line =
        SchemaBuilder.struct().field("price", Decimal.schema(2)).field("day", Date.SCHEMA).build();
    Schema order =
        SchemaBuilder.struct()
            .field("id", Schema.INT32_SCHEMA)
            .field("note", Schema.OPTIONAL_STRING_SCHEMA)
            .field("lines", SchemaBuilder.array(line).build())
            .field("days", SchemaBuilder.map(Schema.INT32_SCHEMA, Date.SCHEMA).build())
            .build();
    Struct value =
        new Struct(order)
            .put("id", 1)
            .put(
                "lines",
                List.of(
                    new Struct(line)
                        .put("price", new BigDecimal("1.10"))
                        .put("day", new java.util.Date(0))))
            .put("days", Map.of(7, new java.util.Date(0)));
    assertThat(json(order, value))
        .isEqualTo(
            "{\"id\":1,\"note\":null,\"lines\":[{\"price\":1.10,\"day\":\"1970-01-01\"}],"
                + "\"days\":{\"7\":\"1970-01-01\"}}");
  }

  @Test
  void schemalessDataNests() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("a", Arrays.asList(1, null, "x"));
    map.put("b", null);
    assertThat(json(null, map)).isEqualTo("{\"a\":[1,null,\"x\"],\"b\":null}");
  }

  @Test
  void whatHasNoJsonFormIsRefused() {
    for (Object value : List.of(Double.NaN, Double.NEGATIVE_INFINITY, Float.NaN, new Object())) {
      assertThatThrownBy(() -> json(null, Map.of("a", value)))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("no JSON form");
    }
  }
}
