/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.wearepatchworks.connect.httpkit.Headers;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request was refused, as RFC 9457 problem details: {@code type} ({@code about:blank}),
 * {@code title}, {@code status}, {@code detail} and more members such as {@code line}.
 *
 * @param detail what is wrong and what to do, in one or two sentences
 * @param members text, numbers or booleans by name
 */
public record Problem(int status, String detail, Map<String, Object> members) {
  private static final JsonFactory JSON = new JsonFactory();

  /** A problem without further members. */
  public static Problem of(int status, String detail) {
    return new Problem(status, detail, Map.of());
  }

  /** The same with one more member: text, a number or a boolean. */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(status, detail, more);
  }

  /** As {@code application/problem+json}. */
  public Reply toReply() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", "about:blank");
      json.writeStringField("title", HttpResponseStatus.valueOf(status).reasonPhrase());
      json.writeNumberField("status", status);
      json.writeStringField("detail", detail);
      for (Map.Entry<String, Object> member : members.entrySet()) {
        json.writeFieldName(member.getKey());
        json.writePOJO(member.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Reply(status, Headers.NONE, bytes.toByteArray(), "application/problem+json");
  }
}
