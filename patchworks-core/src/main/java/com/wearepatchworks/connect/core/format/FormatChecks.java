/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.fasterxml.jackson.core.JsonPointer;
import com.wearepatchworks.connect.core.record.ColumnType;
import com.wearepatchworks.connect.core.record.ColumnTypes;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.kafka.common.config.ConfigException;

/** Refuses single values, in words for whoever wrote them. */
final class FormatChecks {
  private FormatChecks() {}

  static void requireCharset(String name, Object value) {
    try {
      Charset.forName(String.valueOf(value).trim());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, value, "is no charset that this Java knows");
    }
  }

  static void requirePointer(String name, Object value) {
    try {
      JsonPointer.compile(String.valueOf(value));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          name, value, "is no JSON Pointer: it must be empty or start with /");
    }
  }

  static void requirePath(String name, Object value) {
    String path = String.valueOf(value);
    try {
      if (!path.isEmpty()) {
        new XmlPath(new XmlFormat(path, 1).path());
      }
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, value, e.getMessage());
    }
  }

  static void requireZone(String name, Object value) {
    try {
      ZoneId.of(String.valueOf(value).trim());
    } catch (DateTimeException e) {
      throw new ConfigException(name, value, "is no time zone such as UTC or Europe/Amsterdam");
    }
  }

  static void requireColumns(String name, Object value) {
    try {
      new ColumnTypes(ZoneOffset.UTC).columns(String.valueOf(value), ColumnType.TEXT);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, value, e.getMessage());
    }
  }

  static void requireAtMostOneCharacter(String name, Object value) {
    String text = String.valueOf(value);
    if (text.length() > 1 || (!text.isEmpty() && (text.charAt(0) < ' ' || text.charAt(0) > '~'))) {
      throw new ConfigException(name, value, "must be one character of ASCII, or empty");
    }
  }
}
