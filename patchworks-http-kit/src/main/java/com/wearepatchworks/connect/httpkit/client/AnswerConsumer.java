/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import com.wearepatchworks.connect.httpkit.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Reads an answer: its head, and the beginning of its body. */
final class AnswerConsumer implements AsyncResponseConsumer<HttpResult> {
  private final ByteArrayOutputStream excerpt = new ByteArrayOutputStream(0);
  private @Nullable HttpResponse head;
  private @Nullable FutureCallback<HttpResult> callback;
  private Charset charset = StandardCharsets.UTF_8;
  private boolean truncated;

  @Override
  public void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails entity,
      HttpContext context,
      FutureCallback<HttpResult> whenDone) {
    this.head = response;
    this.callback = whenDone;
    if (entity == null) {
      finish();
    } else {
      charset = charset(entity.getContentType());
    }
  }

  private static Charset charset(@Nullable String contentType) {
    ContentType type = ContentType.parseLenient(contentType);
    Charset declared = type == null ? null : type.getCharset();
    return declared == null ? StandardCharsets.UTF_8 : declared;
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {
    // 100 and 103 say nothing about what became of the request
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    channel.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(ByteBuffer bytes) {
    int room = ClientOptions.EXCERPT_BYTES - excerpt.size();
    int kept = Math.min(room, bytes.remaining());
    truncated |= kept < bytes.remaining();
    byte[] some = new byte[kept];
    bytes.get(some);
    excerpt.writeBytes(some);
    bytes.position(bytes.limit());
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    finish();
  }

  private void finish() {
    if (head != null && callback != null) {
      callback.completed(
          new HttpResult(head.getCode(), headers(head), excerpt.toString(charset), truncated));
    }
  }

  private static Headers headers(HttpResponse response) {
    List<Headers.Field> fields = new ArrayList<>();
    for (Header header : response.getHeaders()) {
      try {
        fields.add(new Headers.Field(header.getName(), header.getValue()));
      } catch (IllegalArgumentException e) {
        // a field that could not be written again is of no use to anybody
      }
    }
    return new Headers(fields);
  }

  @Override
  public void failed(Exception cause) {
    // told through the exchange's own callback
  }

  @Override
  public void releaseResources() {
    callback = null;
  }
}
