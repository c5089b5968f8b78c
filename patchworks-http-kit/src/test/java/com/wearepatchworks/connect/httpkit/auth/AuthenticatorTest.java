/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.httpkit.Headers;
import com.wearepatchworks.connect.httpkit.listener.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {
  private static final Map<String, String> BEARER =
      Map.of("auth.type", "bearer", "auth.bearer.tokens", "old-token, new-token");
  private static final Map<String, String> BASIC =
      Map.of("auth.type", "basic", "auth.basic.users", "ann:a:b,bob:ö");
  private static final Map<String, String> API_KEY =
      Map.of("auth.type", "api-key", "auth.api.key.header", "X-Hook", "auth.api.keys", "k1,k2");

  private static AbstractConfig config(Map<String, String> options) {
    return new AbstractConfig(AuthenticatorConfig.define(new ConfigDef()), options, false);
  }

  private static boolean passes(Map<String, String> options, String... headers) {
    Reply refusal = AuthenticatorConfig.from(config(options)).refusal(Headers.of(headers));
    if (refusal == null) {
      return true;
    }
    assertThat(refusal.status()).isEqualTo(401);
    assertThat(refusal.headers().first("WWW-Authenticate")).isNotBlank();
    assertThat(new String(refusal.body(), StandardCharsets.UTF_8))
        .contains("\"status\":401")
        .doesNotContain("token")
        .doesNotContain("k1");
    return false;
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void acceptsEachOfSeveralTokens() {
    assertThat(passes(BEARER, "Authorization", "Bearer old-token")).isTrue();
    assertThat(passes(BEARER, "authorization", "bearer  new-token ")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer old-toke",
        "Bearer old-token2",
        "Bearer old-token, new-token",
        "Bearer OLD-TOKEN",
        "old-token",
        "Basic old-token",
        ""
      })
  void refusesOtherTokens(String value) {
    assertThat(passes(BEARER, "Authorization", value)).isFalse();
  }

  @Test
  void refusesWithoutOrWithTwoHeaders() {
    assertThat(passes(BEARER)).isFalse();
    assertThat(passes(BEARER, "Authorization", "Bearer x", "Authorization", "Bearer old-token"))
        .isFalse();
  }

  @Test
  void acceptsUsersWithTheirOwnPassword() {
    assertThat(passes(BASIC, "Authorization", basic("ann:a:b"))).isTrue();
    assertThat(passes(BASIC, "Authorization", basic("bob:ö"))).isTrue();
    assertThat(passes(BASIC, "Authorization", basic("bob:a:b"))).isFalse();
    assertThat(passes(BASIC, "Authorization", basic("ann"))).isFalse();
    assertThat(passes(BASIC, "Authorization", "Basic %%%")).isFalse();
  }

  @Test
  void acceptsKeysInTheirHeader() {
    assertThat(passes(API_KEY, "x-hook", "k2")).isTrue();
    assertThat(passes(API_KEY, "x-hook", "k3")).isFalse();
    assertThat(passes(API_KEY, "X-API-Key", "k2")).isFalse();
  }

  @Test
  void letsEverybodyInOnlyWhenAskedTo() {
    assertThat(passes(Map.of("auth.type", "none"))).isTrue();
    assertThatThrownBy(() -> config(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("auth.type");
    assertThatThrownBy(() -> config(Map.of("auth.type", "nobody")))
        .hasMessageContaining("bearer, basic, api-key, none");
  }

  @ParameterizedTest
  @CsvSource({
    "bearer, auth.bearer.tokens, , at least one",
    "bearer, auth.bearer.tokens, ' , ', at least one",
    "basic, auth.basic.users, , at least one",
    "basic, auth.basic.users, 'ann:x,geheim', user:password",
    "basic, auth.basic.users, ':geheim', user:password",
    "api-key, auth.api.keys, , at least one",
    "api-key, auth.api.key.header, 'X Geheim', header name",
  })
  void saysWhichOptionIsWrong(String type, String option, String value, String message) {
    Map<String, String> options = new java.util.HashMap<>(Map.of("auth.type", type));
    if (value != null) {
      options.put(option, value);
    }
    Map<String, String> problems = AuthenticatorConfig.problems(config(options).values());
    assertThat(problems).containsKey(option);
    assertThat(problems.get(option)).contains(message).doesNotContain("geheim");
  }

  @Test
  void findsNothingWrongWithGoodOptions() {
    assertThat(AuthenticatorConfig.problems(config(BEARER).values())).isEmpty();
    assertThat(AuthenticatorConfig.problems(config(BASIC).values())).isEmpty();
    assertThat(AuthenticatorConfig.problems(config(API_KEY).values())).isEmpty();
    assertThat(config(BEARER).values().toString()).doesNotContain("token,");
  }
}
