/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.template.TemplateException;
import java.net.URI;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlTemplateTest {
  private static URI render(String url, String value) {
    return UrlTemplate.parse(url).render(variable -> value);
  }

  @Test
  void encodesWhatComesFromARecord() {
    assertThat(render("https://host/a/${key}?q=${key}", "ü/ ?&#@:%"))
        .hasToString(
            "https://host/a/%C3%BC%2F%20%3F%26%23%40%3A%25?q=%C3%BC%2F%20%3F%26%23%40%3A%25");
  }

  @Test
  void keepsWhatTheConfigSays() {
    assertThat(render("http://host:8080/api/v1/x?patchworks_signature=a%20b", "unused"))
        .hasToString("http://host:8080/api/v1/x?patchworks_signature=a%20b");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void doesNotLeaveItsDirectory(String value) {
    assertThatThrownBy(() -> render("http://host/a/${key}/b", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another directory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host/path",
        "ftp://host/path",
        "https://${key}/path",
        "https://${key}.host/path",
        "https:///path",
        "https://host/a b",
        "https://host/${nothing}"
      })
  void refusesWhatIsNoUrlOrHasAVariableHost(String url) {
    assertThatThrownBy(() -> UrlTemplate.parse(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host?patchworks_signature=secret",
        "http://host/${nope}?patchworks_signature=secret",
        "http://host/${key?patchworks_signature=secret"
      })
  void doesNotRepeatTheUrlWhenItIsWrong(String url) {
    assertThatThrownBy(() -> new UrlTemplate.Valid().ensureValid("url", new Password(url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void doesNotRepeatTheUrlWhenAValueIsMissingOrEmpty() {
    UrlTemplate url = UrlTemplate.parse("http://host/${key}?patchworks_signature=secret");
    for (String nothing : new String[] {null, ""}) {
      assertThatThrownBy(() -> url.render(variable -> nothing))
          .isInstanceOf(TemplateException.class)
          .hasMessageContaining("${key} has no value")
          .hasMessageNotContaining("secret");
    }
  }
}
