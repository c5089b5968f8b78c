/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import com.wearepatchworks.connect.core.record.JsonText;
import com.wearepatchworks.connect.core.template.SinkScope;
import com.wearepatchworks.connect.httpkit.Headers;
import com.wearepatchworks.connect.httpkit.client.OutgoingRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Makes the request of one record. */
final class RequestFactory {
  private static final byte[] NO_BODY = {};

  private final RequestOptions options;
  private final Headers.@Nullable Field authentication;

  RequestFactory(RequestOptions options, Headers.@Nullable Field authentication) {
    this.options = options;
    this.authentication = authentication;
  }

  /**
   * The request.
   *
   * @throws com.wearepatchworks.connect.core.template.TemplateException when a variable has no
   *     value
   * @throws IllegalArgumentException when a value cannot be part of a request
   * @throws org.apache.kafka.connect.errors.DataException when the value has no JSON form
   */
  OutgoingRequest request(SinkRecord record) {
    SinkScope scope = new SinkScope(record);
    boolean delete = record.value() == null && tombstones() == Tombstones.DELETE;
    byte[] body = record.value() == null ? NO_BODY : options.content().wrap().apply(body(record));
    return new OutgoingRequest(
        delete ? "DELETE" : options.method().render(scope, UnaryOperator.identity()),
        options.url().render(scope),
        headers(scope, body),
        body);
  }

  private Tombstones tombstones() {
    return options.content().tombstones();
  }

  private static byte[] body(SinkRecord record) {
    Object value = record.value();
    if (value instanceof byte[] bytes) {
      return bytes;
    } else if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    } else if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    return JsonText.of(record.valueSchema(), value);
  }

  private Headers headers(SinkScope scope, byte[] body) {
    List<Headers.Field> fields = new ArrayList<>();
    if (authentication != null) {
      fields.add(authentication);
    }
    if (body.length > 0) {
      fields.add(new Headers.Field("Content-Type", options.content().type()));
    }
    if (!options.idempotencyHeader().isEmpty()) {
      String id = options.idempotencyId().render(scope, UnaryOperator.identity());
      fields.add(new Headers.Field(options.idempotencyHeader(), id));
    }
    options
        .headers()
        .render(scope)
        .forEach((name, value) -> fields.add(new Headers.Field(name, value)));
    return new Headers(fields);
  }
}
