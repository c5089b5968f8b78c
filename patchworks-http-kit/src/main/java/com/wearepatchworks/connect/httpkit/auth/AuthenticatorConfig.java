/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.auth;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import com.wearepatchworks.connect.httpkit.Headers;
import com.wearepatchworks.connect.httpkit.auth.Authenticator.Scheme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The options {@code auth.*} of a listener: what a client must show. */
public final class AuthenticatorConfig {
  /** Which way. */
  public static final String TYPE = "auth.type";

  /** Accepted bearer tokens. */
  public static final String BEARER_TOKENS = "auth.bearer.tokens";

  /** Accepted users. */
  public static final String BASIC_USERS = "auth.basic.users";

  /** Header of the key. */
  public static final String API_KEY_HEADER = "auth.api.key.header";

  /** Accepted keys. */
  public static final String API_KEYS = "auth.api.keys";

  private static final OneOf TYPES = new OneOf(List.of("bearer", "basic", "api-key", "none"));

  private AuthenticatorConfig() {}

  /** Declares the options in {@code def}. */
  public static ConfigDef define(ConfigDef def) {
    return OptionGroup.of(def, "Authentication")
        .add(
            Option.string(TYPE)
                .validatedBy(TYPES)
                .recommendedBy(TYPES)
                .governs(BEARER_TOKENS, BASIC_USERS, API_KEY_HEADER, API_KEYS)
                .important()
                .doc(
                    "What a client must show: bearer (Authorization: Bearer <token>), basic (user"
                        + " and password), api-key (a key in a header) or none, which lets in"
                        + " everybody who reaches the port and therefore has to be asked for."))
        .add(
            Option.password(BEARER_TOKENS)
                .optional()
                .recommendedBy(VisibleWhen.is(TYPE, "bearer"))
                .doc("Accepted tokens, comma-separated: two while one replaces the other."))
        .add(
            Option.password(BASIC_USERS)
                .optional()
                .recommendedBy(VisibleWhen.is(TYPE, "basic"))
                .doc("Accepted users as user:password, comma-separated."))
        .add(
            Option.string(API_KEY_HEADER)
                .defaultsTo("X-API-Key")
                .recommendedBy(VisibleWhen.is(TYPE, "api-key"))
                .doc("Header that carries the key, and nothing but the key."))
        .add(
            Option.password(API_KEYS)
                .optional()
                .recommendedBy(VisibleWhen.is(TYPE, "api-key"))
                .doc("Accepted keys, comma-separated: two while one replaces the other."))
        .end();
  }

  /**
   * What is wrong across options, by the option at fault; never with a secret in it.
   *
   * @param values parsed values by name; null where a value did not parse
   */
  public static Map<String, String> problems(Map<String, ? extends @Nullable Object> values) {
    Map<String, String> problems = new LinkedHashMap<>();
    switch (String.valueOf(values.get(TYPE)).trim().toLowerCase(Locale.ROOT)) {
      case "bearer" -> requireSecrets(values, BEARER_TOKENS, problems);
      case "basic" -> {
        requireSecrets(values, BASIC_USERS, problems);
        if (secrets(values.get(BASIC_USERS)).stream().anyMatch(pair -> pair.indexOf(':') < 1)) {
          problems.put(BASIC_USERS, "every entry must be user:password");
        }
      }
      case "api-key" -> {
        requireSecrets(values, API_KEYS, problems);
        checkHeader(String.valueOf(values.get(API_KEY_HEADER)), problems);
      }
      default -> {}
    }
    return problems;
  }

  private static void requireSecrets(
      Map<String, ? extends @Nullable Object> values, String name, Map<String, String> problems) {
    if (secrets(values.get(name)).isEmpty()) {
      problems.put(name, "at least one is needed with " + TYPE + " = " + values.get(TYPE));
    }
  }

  private static void checkHeader(String header, Map<String, String> problems) {
    try {
      Headers.of(header, "");
    } catch (IllegalArgumentException e) {
      problems.put(API_KEY_HEADER, String.valueOf(e.getMessage()));
    }
  }

  /** The options as an authenticator; {@link #problems} must be empty. */
  public static Authenticator from(AbstractConfig config) {
    return switch (OneOf.parse(Scheme.class, config.getString(TYPE))) {
      case NONE -> new Authenticator(Scheme.NONE, "Authorization", List.of());
      case BEARER ->
          new Authenticator(
              Scheme.BEARER, "Authorization", secrets(config.getPassword(BEARER_TOKENS)));
      case BASIC ->
          new Authenticator(
              Scheme.BASIC,
              "Authorization",
              secrets(config.getPassword(BASIC_USERS)).stream()
                  .map(AuthenticatorConfig::base64)
                  .toList());
      case API_KEY ->
          new Authenticator(
              Scheme.API_KEY,
              config.getString(API_KEY_HEADER),
              secrets(config.getPassword(API_KEYS)));
    };
  }

  private static List<String> secrets(@Nullable Object value) {
    return value instanceof Password password
        ? Stream.of(password.value().split(","))
            .map(String::trim)
            .filter(s -> !s.isEmpty())
            .toList()
        : List.of();
  }

  private static String base64(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
