/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.auth;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import com.wearepatchworks.connect.httpkit.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The options {@code auth.*} of a client: what it shows to the server. */
public final class ClientAuth {
  /** Which way. */
  public static final String TYPE = "auth.type";

  /** User name. */
  public static final String BASIC_USER = "auth.basic.user";

  /** Password. */
  public static final String BASIC_PASSWORD = "auth.basic.password";

  /** Token. */
  public static final String BEARER_TOKEN = "auth.bearer.token";

  /** Header of the key. */
  public static final String API_KEY_HEADER = "auth.api.key.header";

  /** Key. */
  public static final String API_KEY = "auth.api.key";

  private static final OneOf TYPES = new OneOf(List.of("none", "basic", "bearer", "api-key"));
  private static final VisibleWhen BASIC = VisibleWhen.is(TYPE, "basic");
  private static final VisibleWhen KEY = VisibleWhen.is(TYPE, "api-key");

  private ClientAuth() {}

  /** Declares the options in {@code def}. */
  public static ConfigDef define(ConfigDef def) {
    OptionGroup options =
        OptionGroup.of(def, "Authentication")
            .add(
                Option.string(TYPE)
                    .defaultsTo("none")
                    .validatedBy(TYPES)
                    .recommendedBy(TYPES)
                    .governs(BASIC_USER, BASIC_PASSWORD, BEARER_TOKEN, API_KEY_HEADER, API_KEY)
                    .important()
                    .doc(
                        "What to show to the server: none, basic (user and password), bearer"
                            + " (Authorization: Bearer <token>) or api-key (the key alone in a"
                            + " header)."));
    defineSecrets(options);
    return options.end();
  }

  private static void defineSecrets(OptionGroup options) {
    options
        .add(Option.string(BASIC_USER).optional().recommendedBy(BASIC).doc("User name."))
        .add(
            Option.password(BASIC_PASSWORD)
                .optional()
                .recommendedBy(BASIC)
                .doc("The user's password."))
        .add(
            Option.password(BEARER_TOKEN)
                .optional()
                .recommendedBy(VisibleWhen.is(TYPE, "bearer"))
                .doc("The token, without the word Bearer."))
        .add(
            Option.string(API_KEY_HEADER)
                .defaultsTo("X-API-Key")
                .recommendedBy(KEY)
                .doc(
                    "Header that carries the key alone. Patchworks wants its key in Authorization"
                        + " without the word Bearer: set this to Authorization."))
        .add(Option.password(API_KEY).optional().recommendedBy(KEY).doc("The key."));
  }

  /**
   * What is wrong across options, by the option at fault; never with a secret in it.
   *
   * @param values parsed values by name; null where a value did not parse
   */
  public static Map<String, String> problems(Map<String, ? extends @Nullable Object> values) {
    Map<String, String> problems = new LinkedHashMap<>();
    String type = String.valueOf(values.get(TYPE)).trim().toLowerCase(Locale.ROOT);
    for (String needed : needed(type)) {
      Object value = values.get(needed);
      if (value == null || text(value).isBlank()) {
        problems.put(needed, "is needed with " + TYPE + " = " + type);
      } else if (!isSendable(value)) {
        problems.put(needed, "must be Latin-1 text without line breaks or control characters");
      }
    }
    if (type.equals("basic") && String.valueOf(values.get(BASIC_USER)).indexOf(':') >= 0) {
      problems.put(BASIC_USER, "must not contain a colon: basic authentication ends it there");
    }
    if (type.equals("api-key")) {
      checkHeader(String.valueOf(values.get(API_KEY_HEADER)), problems);
    }
    return problems;
  }

  private static List<String> needed(String type) {
    return switch (type) {
      case "basic" -> List.of(BASIC_USER, BASIC_PASSWORD);
      case "bearer" -> List.of(BEARER_TOKEN);
      case "api-key" -> List.of(API_KEY);
      default -> List.of();
    };
  }

  private static void checkHeader(String header, Map<String, String> problems) {
    try {
      Headers.of(header, "");
    } catch (IllegalArgumentException e) {
      problems.put(API_KEY_HEADER, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isSendable(Object value) {
    try {
      Headers.of("Authorization", text(value));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String text(Object value) {
    return value instanceof Password password ? password.value() : value.toString();
  }

  /** The header to add to each request, or null for none; {@link #problems} must be empty. */
  public static Headers.@Nullable Field from(AbstractConfig config) {
    return switch (config.getString(TYPE).trim().toLowerCase(Locale.ROOT)) {
      case "basic" ->
          new Headers.Field(
              "Authorization",
              "Basic "
                  + base64(config.getString(BASIC_USER) + ":" + secret(config, BASIC_PASSWORD)));
      case "bearer" ->
          new Headers.Field("Authorization", "Bearer " + secret(config, BEARER_TOKEN).trim());
      case "api-key" ->
          new Headers.Field(config.getString(API_KEY_HEADER), secret(config, API_KEY).trim());
      default -> null;
    };
  }

  private static String secret(AbstractConfig config, String name) {
    return Objects.requireNonNull(config.getPassword(name), name).value();
  }

  private static String base64(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
