/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user's own orders: NDJSON in UTF-8, one JSON object a line, each with its own {@code id}. */
final class OrderFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path file;
  private final List<Item> orders = new ArrayList<>();
  private final Map<String, Integer> lineOfId = new HashMap<>();

  private OrderFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the whole file; blank lines do not count.
   *
   * @throws Failure naming the file, and the line when one is at fault
   */
  static List<Item> read(Path file) {
    OrderFile reading = new OrderFile(file);
    if (Files.isDirectory(file)) {
      throw new Failure("%s is a directory, not a file of orders".formatted(file));
    }
    // A decoder that reports what is not UTF-8; a reader for a charset would replace it.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()))) {
      reading.readAll(lines);
    } catch (NoSuchFileException e) {
      throw new Failure("there is no file %s".formatted(file));
    } catch (AccessDeniedException e) {
      throw new Failure("%s may not be read by this user".formatted(file));
    } catch (CharacterCodingException e) {
      throw new Failure("%s is not UTF-8 text; convert it, with iconv say".formatted(file));
    } catch (IOException e) {
      throw new Failure("%s cannot be read: %s".formatted(file, e));
    }
    if (reading.orders.isEmpty()) {
      throw new Failure("%s holds no order; write one JSON object a line".formatted(file));
    }
    return List.copyOf(reading.orders);
  }

  private void readAll(BufferedReader lines) throws IOException {
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String order = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
      if (!order.isEmpty()) {
        add(number, order);
      }
    }
  }

  private void add(int number, String order) {
    String id = id(number, order);
    Integer before = lineOfId.putIfAbsent(id, number);
    if (before != null) {
      throw atFault(
          number,
          "has the id '%s' of line %d; ids tell orders apart, so each may be there once"
              .formatted(id, before));
    }
    orders.add(new Item(id, order));
  }

  private String id(int number, String order) {
    JsonNode parsed;
    try {
      parsed = JSON.readTree(order);
    } catch (JsonProcessingException e) {
      throw atFault(number, "is not JSON: %s".formatted(reason(e)));
    }
    if (!parsed.isObject()) {
      throw atFault(
          number,
          "is not a JSON object but %s"
              .formatted(parsed.getNodeType().toString().toLowerCase(Locale.ROOT)));
    }
    JsonNode id = parsed.get("id");
    if (id == null || !(id.isTextual() || id.isNumber()) || id.asText().isBlank()) {
      throw atFault(number, "has no id; add a field \"id\" with a text or number");
    }
    return id.asText();
  }

  private static String reason(JsonProcessingException e) {
    @Nullable String column =
        e.getLocation() == null ? null : "column " + e.getLocation().getColumnNr();
    String what = e.getOriginalMessage().lines().findFirst().orElse("").strip();
    return column == null ? what : column + ": " + what;
  }

  private Failure atFault(int number, String what) {
    return new Failure("%s, line %d: the line %s".formatted(file, number, what));
  }
}
