/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.httpkit.Headers;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAuthTest {
  private static AbstractConfig config(String... options) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    return new AbstractConfig(ClientAuth.define(new ConfigDef()), map, false);
  }

  private static void assertHeader(AbstractConfig config, String name, String value) {
    assertThat(ClientAuth.problems(config.values())).isEmpty();
    assertThat(ClientAuth.from(config)).isEqualTo(new Headers.Field(name, value));
  }

  @Test
  void showsNothingUnlessAskedTo() {
    assertThat(ClientAuth.from(config())).isNull();
  }

  @Test
  void showsEachKindOfCredentials() {
    assertHeader(
        config("auth.type", "basic", "auth.basic.user", "ann", "auth.basic.password", "ä"),
        "Authorization",
        "Basic YW5uOsOk");
    assertHeader(
        config("auth.type", "bearer", "auth.bearer.token", " t1 "), "Authorization", "Bearer t1");
    assertHeader(config("auth.type", "api-key", "auth.api.key", "k"), "X-API-Key", "k");
  }

  @Test
  void showsTheBareKeyThatPatchworksWants() {
    assertHeader(
        config("auth.type", "API-Key", "auth.api.key.header", "Authorization", "auth.api.key", "k"),
        "Authorization",
        "k");
  }

  @ParameterizedTest
  @CsvSource({
    "basic, auth.basic.user, a:b, colon",
    "basic, auth.basic.user, , needed",
    "basic, auth.basic.password, , needed",
    "bearer, auth.bearer.token, , needed",
    "bearer, auth.bearer.token, 'geheim\nX: y', line breaks",
    "api-key, auth.api.key, ' ', needed",
    "api-key, auth.api.key.header, 'X:', header name",
  })
  void saysWhichOptionIsWrong(String type, String option, String value, String message) {
    AbstractConfig config =
        value == null ? config("auth.type", type) : config("auth.type", type, option, value);
    assertThat(ClientAuth.problems(config.values()).get(option))
        .contains(message)
        .doesNotContain("geheim");
  }
}
