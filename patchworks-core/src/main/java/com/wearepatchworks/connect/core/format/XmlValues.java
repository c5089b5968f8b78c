/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Records as elements: a field is an element of its name, {@code @name} an attribute, {@code #text}
 * the text beside them; a list is its element again and again; null is left out.
 */
record XmlValues(String element, XmlNames names, StrictEncoding encoding, XmlEscapes escapes)
    implements ValueEncoder {
  private static final String TEXT = "#text";

  @Override
  public byte[] encode(@Nullable Schema schema, @Nullable Object value) {
    StringBuilder xml = new StringBuilder(256);
    byte[] json = Texts.rawJson(value);
    Object data = json == null ? value : JsonObjects.tree(json);
    if (!(data instanceof Struct) && !(data instanceof Map)) {
      throw new DataException(
          "%s has no fields, and so no element"
              .formatted(data == null ? "A null" : "A " + data.getClass().getSimpleName()));
    }
    write(xml, element, json == null ? schema : null, data); // that of text says nothing of fields
    return encoding.encode(xml);
  }

  private void write(
      StringBuilder xml, String name, @Nullable Schema schema, @Nullable Object value) {
    xml.append('<').append(name);
    int start = xml.length();
    if (value instanceof Struct struct) {
      writeFields(xml, fields(struct));
    } else if (value instanceof Map<?, ?> map) {
      writeFields(xml, fields(schema, map));
    } else if (value instanceof Collection<?>) {
      throw new DataException("A list in a list has no form in XML");
    } else if (value != null) {
      escapes.text(xml.append('>'), text(schema, value));
    }
    boolean closed = xml.indexOf(">", start) < 0;
    xml.append(closed ? "/>" : "</" + name + ">");
  }

  private record Part(@Nullable Schema schema, @Nullable Object value) {}

  private static Map<String, Part> fields(Struct struct) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (Field field : struct.schema().fields()) {
      parts.put(field.name(), new Part(field.schema(), struct.get(field)));
    }
    return parts;
  }

  private static Map<String, Part> fields(@Nullable Schema schema, Map<?, ?> map) {
    Schema values = schema == null ? null : schema.valueSchema();
    Map<String, Part> parts = new LinkedHashMap<>();
    map.forEach((name, value) -> parts.put(String.valueOf(name), new Part(values, value)));
    return parts;
  }

  private void writeFields(StringBuilder xml, Map<String, Part> fields) {
    Set<String> taken = new HashSet<>();
    StringBuilder content = new StringBuilder();
    fields.forEach(
        (field, part) -> {
          if (field.equals(TEXT)) {
            escapes.text(content, part.value == null ? "" : text(part.schema, part.value));
          } else if (field.startsWith("@")) {
            writeAttribute(xml, unique(taken, "@", field.substring(1)), part);
          } else {
            writeElements(content, unique(taken, "", field), part);
          }
        });
    if (!content.isEmpty()) {
      xml.append('>').append(content);
    }
  }

  private String unique(Set<String> taken, String kind, String field) {
    String name = names.of(field);
    if (!taken.add(kind + name)) {
      throw new DataException("Two fields would have the same name in XML: " + name);
    }
    return name;
  }

  private void writeAttribute(StringBuilder xml, String name, Part part) {
    if (part.value != null) {
      xml.append(' ').append(name).append("=\"");
      escapes.attribute(xml, text(part.schema, part.value));
      xml.append('"');
    }
  }

  private void writeElements(StringBuilder xml, String name, Part part) {
    if (part.value instanceof Collection<?> items) {
      Schema schema = part.schema == null ? null : part.schema.valueSchema();
      items.forEach(item -> write(xml, name, schema, item));
    } else if (part.value != null) {
      write(xml, name, part.schema, part.value);
    }
  }

  private static String text(@Nullable Schema schema, Object value) {
    if (value instanceof Struct || value instanceof Map || value instanceof Collection) {
      throw new DataException("An attribute and #text hold text, not what has parts");
    }
    String text = Texts.field(schema, value);
    return text == null ? "" : text;
  }
}
