/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import com.wearepatchworks.connect.core.format.CsvFormat;
import com.wearepatchworks.connect.core.format.Format;
import com.wearepatchworks.connect.core.format.JsonFormat;
import com.wearepatchworks.connect.core.format.NdJsonFormat;
import com.wearepatchworks.connect.core.format.TextLinesFormat;
import com.wearepatchworks.connect.core.format.WholeFormat;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Which format a Content-Type stands for. */
final class MediaTypes {
  /** For the {@code Accept-Post} header (W3C LDP) of a 415. */
  static final String ACCEPTED =
      "application/json, application/x-ndjson, text/csv, text/plain, application/xml, application/octet-stream";

  private static final Set<String> NDJSON =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)\"?", Pattern.CASE_INSENSITIVE);

  private final BodyOptions options;
  private final int maxLineBytes;

  /** Senders stay with their type, and it is looked at twice a request. */
  private volatile @Nullable Known last;

  private record Known(String contentType, Format format) {}

  MediaTypes(BodyOptions options, int maxLineBytes) {
    this.options = options;
    this.maxLineBytes = maxLineBytes;
  }

  private enum Kind {
    JSON,
    NDJSON,
    CSV,
    TEXT,
    MARKUP,
    BYTES
  }

  /** The format of a body, or null when the type (or its character set) is not supported. */
  @Nullable Format format(@Nullable String contentType) {
    String type =
        contentType == null || contentType.isBlank() ? options.defaultType() : contentType;
    Known known = last;
    if (known != null && known.contentType().equals(type)) {
      return known.format();
    }
    Format format = parsed(type);
    if (format != null) {
      last = new Known(type, format);
    }
    return format;
  }

  private @Nullable Format parsed(String type) {
    Kind kind = kind(type);
    Charset charset = charset(type);
    if (kind == null || charset == null) {
      return null;
    }
    boolean utf8 =
        charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    return switch (kind) {
      case JSON -> utf8 ? new JsonFormat(options.pointer(), options.elements()) : null;
      case NDJSON -> utf8 ? new NdJsonFormat(maxLineBytes) : null;
      case CSV -> new CsvFormat(charset, options.delimiter());
      case TEXT ->
          options.lines() ? new TextLinesFormat(charset, maxLineBytes) : new WholeFormat(charset);
      case MARKUP -> new WholeFormat(charset);
      case BYTES -> new WholeFormat(null);
    };
  }

  private static @Nullable Kind kind(String contentType) {
    int end = contentType.indexOf(';');
    String type =
        (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    if (type.equals("application/json") || type.endsWith("+json")) {
      return Kind.JSON;
    } else if (NDJSON.contains(type)) {
      return Kind.NDJSON;
    } else if (type.equals("text/csv")) {
      return Kind.CSV;
    } else if (type.equals("text/plain")) {
      return Kind.TEXT;
    } else if (type.endsWith("/xml") || type.endsWith("+xml")) {
      return Kind.MARKUP;
    }
    return type.equals("application/octet-stream") ? Kind.BYTES : null;
  }

  /** UTF-8 unless the type says otherwise; null when it names one that Java does not have. */
  private static @Nullable Charset charset(String contentType) {
    Matcher named = CHARSET.matcher(contentType);
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  static void requireKnown(String name, String value) {
    if (kind(value) == null || charset(value) == null) {
      throw new ConfigException(name, value, "is not one of " + ACCEPTED);
    }
  }
}
