/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "*.csv; a.csv; true",
        "*.csv; a.csv.gz; false",
        "*; a/b; false",
        "**; a/b; true",
        "**/*.csv; a.csv; true",
        "**/*.csv; x/y/a.csv; true",
        "a?c; abc; true",
        "a?c; a/c; false",
        "[a-c]1; b1; true",
        "[!a-c]1; b1; false",
        "[!a-c]1; d1; true",
        "{x,y}-*; y-1; true",
        "{x,y}-*; z-1; false",
        "a\\*b; a*b; true",
        "a\\*b; axb; false",
        "a+b(c).d$; a+b(c).d$; true",
        "a.b; axb; false",
      })
  void matchesAsAShellDoes(String glob, String text, boolean matches) {
    assertThat(Glob.compile(glob).matcher(text).matches()).isEqualTo(matches);
  }

  @Test
  void refusesWhatHasNoEnd() {
    assertThatThrownBy(() -> Glob.compile("[ab")).hasMessageContaining("has no ]");
    assertThatThrownBy(() -> Glob.compile("{a,b")).hasMessageContaining("has no }");
  }

  @Test
  void findsTheGroupsOfARegularExpression() {
    NamePattern pattern = NamePattern.regex("(?<shop>[a-z]+)-(?<order>[0-9]+)\\.csv");
    assertThat(pattern.hasGroup("shop")).isTrue();
    assertThat(pattern.hasGroup("key")).isFalse();
    assertThat(pattern.group("shop", "uk-7.csv")).isEqualTo("uk");
    assertThat(pattern.group("key", "uk-7.csv")).isNull();
  }
}
