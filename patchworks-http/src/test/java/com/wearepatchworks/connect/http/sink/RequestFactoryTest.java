/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.template.TemplateException;
import com.wearepatchworks.connect.httpkit.Headers;
import com.wearepatchworks.connect.httpkit.client.OutgoingRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RequestFactoryTest {
  private static OutgoingRequest request(@Nullable Object value, String... options) {
    return requestOf(null, value, options);
  }

  private static OutgoingRequest requestOf(
      @Nullable Schema schema, @Nullable Object value, String... options) {
    Map<String, String> config = new HashMap<>(Map.of("url", "http://host/flow"));
    for (int i = 0; i < options.length; i += 2) {
      config.put(options[i], options[i + 1]);
    }
    SinkRecord record =
        new SinkRecord(
            "orders", 3, null, "key-1", schema, value, 42, 0L, TimestampType.CREATE_TIME);
    return new RequestFactory(
            RequestOptions.from(HttpSinkConfig.parse(config)),
            new Headers.Field("Authorization", "secret"))
        .request(record);
  }

  private static String body(OutgoingRequest request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  @Test
  void postsTextAndBytesAsTheyAre() {
    assertThat(body(request("{ \"total\": 19.90 }"))).isEqualTo("{ \"total\": 19.90 }");
    assertThat(request(new byte[] {0, 1, -1}).body()).containsExactly(0, 1, -1);
    assertThat(request("x").method()).isEqualTo("POST");
  }

  @Test
  void postsStructsAndMapsAsJsonWithoutAnEnvelope() {
    Schema schema = SchemaBuilder.struct().field("total", Decimal.schema(2)).build();
    Struct struct = new Struct(schema).put("total", new BigDecimal("19.90"));
    assertThat(body(requestOf(schema, struct))).isEqualTo("{\"total\":19.90}");
    assertThat(body(request(Map.of("id", 1L)))).isEqualTo("{\"id\":1}");
  }

  @Test
  void wrapsThePayloadForPatchworksStartEndpoints() {
    assertThat(body(request("[{\"id\":1}]", "body.wrap", "payload")))
        .isEqualTo("{\"payload\":\"[{\\\"id\\\":1}]\"}");
  }

  @Test
  void carriesAnIdThatStaysTheSame() {
    assertThat(request("x").headers().first("Idempotency-Key")).isEqualTo("orders-3-42");
    OutgoingRequest custom =
        request("x", "idempotency.header", "X-Id", "idempotency.id", "${key}/${offset}");
    assertThat(custom.headers().first("X-Id")).isEqualTo("key-1/42");
    assertThat(request("x", "idempotency.header", "").headers().first("Idempotency-Key")).isNull();
  }

  @Test
  void addsAuthenticationContentTypeAndTemplatedHeaders() {
    Headers headers =
        request(
                "{\"shop\":\"uk\"}",
                "headers.X-Shop",
                "${value.shop}",
                "headers.X-No",
                "${value.no?}")
            .headers();
    assertThat(headers.first("Authorization")).isEqualTo("secret");
    assertThat(headers.first("Content-Type")).isEqualTo("application/json");
    assertThat(headers.first("X-Shop")).isEqualTo("uk");
    assertThat(headers.first("X-No")).isNull();
  }

  @Test
  void refusesHeadersThatWouldInjectOthers() {
    assertThatThrownBy(
            () -> request("{\"a\":\"b\\r\\nX-Evil: 1\"}", "headers.X-Shop", "${value.a}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X-Shop");
  }

  @Test
  void namesAVariableWithoutValue() {
    assertThatThrownBy(() -> request("{}", "url", "http://host/${value.id}"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("value.id");
  }

  @Test
  void takesTheMethodFromTheRecordAndRefusesNonsense() {
    assertThat(request("{\"m\":\"PUT\"}", "method", "${value.m}").method()).isEqualTo("PUT");
    assertThatThrownBy(() -> request("{\"m\":\"PU T\"}", "method", "${value.m}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sendsTombstonesEmptyOrAsDelete() {
    assertThat(request(null, "tombstones", "empty").method()).isEqualTo("POST");
    assertThat(request(null, "tombstones", "empty").body()).isEmpty();
    assertThat(request(null, "tombstones", "delete").method()).isEqualTo("DELETE");
  }
}
