/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as data, fields of it, and how large records are. */
class JsonDataTest {
  private static @Nullable Object data(String json) throws IOException {
    return JsonData.parse(json.getBytes(UTF_8));
  }

  @Test
  void everyKindOfValue() throws IOException {
    assertThat(data("{\"a\":[1,2.5,\"é\",true,null],\"b\":{}}"))
        .isEqualTo(Map.of("a", Arrays.asList(1L, 2.5, "é", true, null), "b", Map.of()));
    assertThat(data("null")).isNull();
    assertThat(data("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(data("9223372036854775808")).isEqualTo(9.223372036854776E+18);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1 2", "{", "[1", "x", "{\"a\":1}}", "1e400", "[-1e999]"})
  void whatIsNoJsonOrNoDoubleIsRefused(String json) {
    assertThatThrownBy(() -> data(json)).isInstanceOf(IOException.class);
  }

  @Test
  void fieldsOfJsonTextAreScalarsAsWritten() {
    String json = "{\"x\":{\"id\":0},\"o\":{\"id\":1.10,\"n\":null,\"a\":[1]}}";
    assertThat(Fields.find(json, List.of("o", "id"))).isEqualTo("1.10");
    for (List<String> path :
        List.of(List.of("o", "n"), List.of("o", "a"), List.of("o"), List.of("o", "id", "z"))) {
      assertThat(Fields.find(json, path)).as("%s", path).isNull();
    }
    assertThat(Fields.find("no json", List.of("a"))).isNull();
    assertThat(Fields.find("[1]", List.of("a"))).isNull();
    assertThat(Fields.find(json, List.of())).isEqualTo(json);
    assertThat(Fields.find(null, List.of("a"))).isNull();
    assertThat(Fields.find(7, List.of("a"))).isNull();
  }

  private static long size(@Nullable Object value) {
    return RecordSize.of(new SourceRecord(Map.of(), Map.of(), "t", null, value));
  }

  @Test
  void sizesGrowWithAllThatARecordHolds() {
    long none = size(null);
    for (Object value :
        List.of(
            "x".repeat(1_000),
            new byte[1_000],
            ByteBuffer.allocate(1_000),
            List.of("x".repeat(1_000)),
            Map.of("k", "x".repeat(1_000)))) {
      assertThat(size(value) - none).as("%s", value.getClass()).isBetween(1_000L, 1_200L);
    }
    SourceRecord record = new SourceRecord(Map.of(), Map.of(), "t", null, null);
    record.headers().addString("h", "x".repeat(1_000));
    assertThat(RecordSize.of(record) - none).isBetween(1_000L, 1_200L);
  }
}
