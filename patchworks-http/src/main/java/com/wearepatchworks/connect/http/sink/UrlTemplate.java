/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import com.wearepatchworks.connect.core.template.Scope;
import com.wearepatchworks.connect.core.template.SinkScope;
import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.core.template.Variable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * A URL with variables in its path and query. What comes from a record is percent-encoded and can
 * name neither another host nor another directory.
 */
final class UrlTemplate {
  private static final Pattern AUTHORITY = Pattern.compile("(?i)https?://[^/?#${}\\s]+([/?].*)?");
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private final Template template;

  /** The URL of every record, where there are no variables. */
  private final @Nullable URI constant;

  private UrlTemplate(Template template, @Nullable URI constant) {
    this.template = template;
    this.constant = constant;
  }

  static UrlTemplate parse(String text) {
    if (!AUTHORITY.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "must be an absolute http:// or https:// URL whose host is spelt out; variables may stand in its path and query");
    }
    Template template = Template.compile(text, SinkScope.ROOTS);
    URI sample = render(template, variable -> "x");
    return new UrlTemplate(template, template.variables().isEmpty() ? sample : null);
  }

  /**
   * The URL for one record.
   *
   * @throws IllegalArgumentException when a value would change the URL's meaning
   * @throws com.wearepatchworks.connect.core.template.TemplateException when a variable has no
   *     value
   */
  URI render(Scope scope) {
    return constant != null ? constant : render(template, variable -> nonEmpty(scope, variable));
  }

  /** Nothing between two slashes would be another resource, perhaps the whole collection. */
  private static @Nullable Object nonEmpty(Scope scope, Variable variable) {
    Object value = scope.lookup(variable);
    return "".equals(value) ? null : value;
  }

  private static URI render(Template template, Scope scope) {
    String text = template.render(scope, UrlTemplate::encode);
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "is no URL: %s at character %d".formatted(e.getReason(), e.getIndex() + 1), e);
    }
  }

  /** A value as part of one path segment or query parameter. */
  private static String encode(String value) {
    if (value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException(
          "the value '%s' would lead to another directory of the URL".formatted(value));
    }
    StringBuilder out = new StringBuilder(value.length());
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (UNRESERVED.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(hex(b >> 4)).append(hex(b));
      }
    }
    return out.toString();
  }

  private static char hex(int value) {
    return Character.toUpperCase(Character.forDigit(value & 0xf, 16));
  }

  /** Accepts what can be parsed; never repeats the URL, which may hold a secret. */
  record Valid() implements Validator {
    @Override
    public void ensureValid(String name, @Nullable Object value) {
      String text = value instanceof Password secret ? secret.value() : String.valueOf(value);
      try {
        parse(text);
      } catch (IllegalArgumentException e) {
        throw new ConfigException(name + " " + withoutSecrets(e, text));
      }
    }

    private static String withoutSecrets(Exception e, String text) {
      return String.valueOf(e.getMessage()).replace("'" + text + "':", "is wrong:");
    }

    @Override
    public String toString() {
      return "http(s)://host/path with ${...} in path and query";
    }
  }
}
