/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Answers {@code GET /health}: 200 while every endpoint is up, 503 with the state of each
 * otherwise.
 */
record HealthReport(Routes routes) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Reply UP = Reply.json(200, "{\"status\":\"up\"}");

  private record Line(String owner, Health health) {}

  Reply answer(String method) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Problem.of(405, "Use GET or HEAD.").toReply().with("Allow", "GET, HEAD");
    }
    List<Line> lines =
        routes.places().stream().map(p -> new Line(p.endpoint.owner(), p.health())).toList();
    boolean up = lines.stream().allMatch(line -> line.health().status() == Health.Status.UP);
    return up ? UP : Reply.json(503, document(lines)).retryAfter(1);
  }

  private static String document(List<Line> lines) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("status", "down");
      json.writeArrayFieldStart("endpoints");
      for (Line line : lines) {
        json.writeStartObject();
        json.writeStringField("owner", line.owner());
        json.writeStringField("status", line.health().status().name().toLowerCase(Locale.ROOT));
        json.writeStringField("detail", line.health().detail());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
