/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.wearepatchworks.connect.core.format.CsvFormat;
import com.wearepatchworks.connect.core.format.JsonFormat;
import com.wearepatchworks.connect.core.format.NdJsonFormat;
import com.wearepatchworks.connect.core.format.TextLinesFormat;
import com.wearepatchworks.connect.core.format.WholeFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaTypesTest {
  private static final MediaTypes TYPES = types(false);

  private static MediaTypes types(boolean lines) {
    return new MediaTypes(
        new BodyOptions("application/json", JsonPointer.empty(), true, lines, ','), 1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=UTF-8",
        "application/vnd.api+json",
        "application/json;charset=\"utf-8\""
      })
  void readsJson(String type) {
    assertThat(TYPES.format(type)).isInstanceOf(JsonFormat.class);
  }

  @Test
  void takesARequestWithoutTypeForTheDefault() {
    assertThat(TYPES.format(null)).isInstanceOf(JsonFormat.class);
    assertThat(TYPES.format("  ")).isInstanceOf(JsonFormat.class);
  }

  @Test
  void takesNoTypeForTheOneBefore() {
    MediaTypes types = types(false);
    for (int i = 0; i < 2; i++) {
      assertThat(types.format("application/json")).isInstanceOf(JsonFormat.class);
      assertThat(types.format("application/x-ndjson")).isInstanceOf(NdJsonFormat.class);
      assertThat(types.format("image/png")).isNull();
    }
  }

  @Test
  void readsTheOtherTypes() {
    assertThat(TYPES.format("application/x-ndjson")).isInstanceOf(NdJsonFormat.class);
    assertThat(TYPES.format("text/csv; charset=ISO-8859-1"))
        .isEqualTo(new CsvFormat(StandardCharsets.ISO_8859_1, ','));
    assertThat(TYPES.format("text/plain")).isEqualTo(new WholeFormat(StandardCharsets.UTF_8));
    assertThat(types(true).format("text/plain"))
        .isEqualTo(new TextLinesFormat(StandardCharsets.UTF_8, 1_000));
    assertThat(TYPES.format("application/soap+xml"))
        .isEqualTo(new WholeFormat(StandardCharsets.UTF_8));
    assertThat(TYPES.format("application/octet-stream")).isEqualTo(new WholeFormat(null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/png",
        "application/json; charset=utf-16",
        "text/csv; charset=no-such",
        "text/csv; charset=*",
        "json"
      })
  void knowsNoOthers(String type) {
    assertThat(TYPES.format(type)).isNull();
  }
}
