/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Collects one record, element by element, until there is too much of it. */
final class XmlElement {
  private static final String TEXT = "#text";

  private final int maxBytes;
  private final Deque<Part> open = new ArrayDeque<>();
  private Map<String, Object> data = Map.of();
  private long bytes;
  private @Nullable String refusal;

  XmlElement(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** An element that is open. */
  private static final class Part {
    private final String name;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private Part(String name) {
      this.name = name;
    }

    private Map<String, Object> object() {
      String stripped = text.toString().strip();
      if (!stripped.isEmpty()) {
        members.put(TEXT, members.isEmpty() ? text.toString() : stripped);
      }
      return members;
    }

    private Object value() {
      return members.isEmpty() ? text.toString() : object();
    }

    private void add(String child, Object value) {
      Object before = members.get(child);
      if (before instanceof List<?> list) {
        @SuppressWarnings("unchecked") // all lists here were made below
        List<Object> values = (List<Object>) list;
        values.add(value);
      } else if (before != null) {
        members.put(child, new ArrayList<>(List.of(before, value)));
      } else {
        members.put(child, value);
      }
    }
  }

  void open(XMLStreamReader parser) {
    if (open.size() == Json.MAX_NESTING - 1) {
      refuse("The element is nested deeper than " + (Json.MAX_NESTING - 1) + " levels");
    }
    String name = parser.getLocalName();
    if (refusal != null || !spend(name.length())) {
      return;
    }
    Part part = new Part(name);
    for (int i = 0; i < parser.getAttributeCount(); i++) {
      String attribute = parser.getAttributeLocalName(i);
      String value = parser.getAttributeValue(i);
      if (!spend(attribute.length() + value.length())) {
        return;
      }
      part.members.put("@" + attribute, value);
    }
    open.addLast(part);
  }

  void text(XMLStreamReader parser) {
    if (refusal == null && spend(parser.getTextLength())) {
      open.getLast()
          .text
          .append(parser.getTextCharacters(), parser.getTextStart(), parser.getTextLength());
    }
  }

  void close() {
    if (refusal != null) {
      return;
    }
    Part part = open.removeLast();
    if (open.isEmpty()) {
      data = part.object();
    } else {
      open.getLast().add(part.name, part.value());
    }
  }

  private boolean spend(int characters) {
    bytes += characters;
    if (bytes > maxBytes) {
      refuse("The element has more than " + maxBytes + " characters");
    }
    return refusal == null;
  }

  private void refuse(String reason) {
    refusal = reason;
    open.clear();
  }

  /** Why there is no record; null when there is one. */
  @Nullable String refusal() {
    return refusal;
  }

  Map<String, Object> data() {
    return data;
  }
}
