/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.template.TemplateException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {
  private static final long NOW = Instant.parse("2026-02-01T10:00:00Z").toEpochMilli();
  private static final FileScope.Fixed FIXED = new FileScope.Fixed(6, "csv.gz");
  private static final String IN_DIRECTORY = "${key}/${topic}-${partition}-${offset.first}.csv";
  private static final String BESIDE = "${topic}-${partition}-${offset.first}-${key}.csv";
  private static final List<String> HOSTILE =
      List.of(
          "../../etc/passwd",
          "/",
          "//",
          "a/b",
          "a\\b",
          "\0",
          "a\nb",
          "\u007f\u0085\u202e",
          "x".repeat(300),
          "x".repeat(299) + "y",
          "日本".repeat(100),
          ".",
          "..",
          "...",
          "",
          ".hidden",
          "a.",
          "a ",
          "a",
          "A b",
          "%2F",
          "%",
          "%empty",
          "%~",
          "grüße-日本-🎈",
          "\ud800",
          "\udc00",
          "?",
          "e\u0301",
          "é",
          "C:",
          "a*b",
          "~",
          "-rf",
          "$HOME",
          "a-b",
          "a_b");

  private static SinkRecord record(@Nullable String key, @Nullable Object value) {
    return record("orders", 3, 17, key, value);
  }

  private static SinkRecord record(
      String topic, int partition, long offset, @Nullable String key, @Nullable Object value) {
    long timestamp = Instant.parse("2026-01-31T23:59:58Z").toEpochMilli();
    return new SinkRecord(
        topic, partition, null, key, null, value, offset, timestamp, TimestampType.CREATE_TIME);
  }

  private static String path(String template, SinkRecord first, SinkRecord... more) {
    Naming naming = Naming.compile(template);
    FileScope scope = naming.begin(first, NOW, FIXED);
    for (SinkRecord record : more) {
      scope.last(record);
    }
    return naming.path(scope);
  }

  @Test
  void namesSayWhereTheRecordsCameFrom() {
    SinkRecord last = record("orders", 3, 20, "k", "{}");
    assertThat(
            path("${topic}-${partition}-${offset.first}-${offset.last}", record("k", "{}"), last))
        .isEqualTo("orders-3-000017-000020");
    assertThat(path("${topic}-${partition}-${offset.first}.${extension}", record("k", "{}")))
        .isEqualTo("orders-3-000017.csv.gz");
  }

  @Test
  void datesMakeDirectories() {
    assertThat(
            path(
                "${timestamp:yyyy/MM/dd}/${now:HH}h/${timestamp.first:ss}-${topic}-${partition}-${offset.first}",
                record("k", "{}")))
        .isEqualTo("2026/01/31/10h/58-orders-3-000017");
    assertThat(path("${now:yyyy-MM-dd}_${topic}_${partition}_${offset.first}", record("k", "{}")))
        .isEqualTo("2026-02-01_orders_3_000017");
  }

  @Test
  void onlyWhatTheRecordSaysDecidesItsGroup() {
    Naming naming =
        Naming.compile(
            "${value.country}/${timestamp:yyyy/MM}/${now:ss}-${timestamp.first:ss}-${topic}-${partition}-${offset.first}-${offset.last}");
    assertThat(naming.grouping().text()).isEqualTo("${value.country}/${timestamp:yyyy/MM}");
    assertThat(naming.grouping().of(record("k", Map.of("country", "u/k"))))
        .isEqualTo("u%2Fk/2026%2F01");
    assertThat(Grouping.parse(naming.grouping().text()).of(record("k", "{\"country\":\"de\"}")))
        .isEqualTo("de/2026%2F01");
    assertThat(Naming.compile("${topic}-${partition}-${offset.first}").grouping().of(record("", 1)))
        .isEmpty();
  }

  @Test
  void aMissingFieldIsTheRecordsFault() {
    assertThatThrownBy(
            () -> path("${value.x}/${topic}-${partition}-${offset.first}", record("k", 1)))
        .isInstanceOf(TemplateException.class);
    assertThat(path("${value.x?}/${topic}-${partition}-${offset.first}", record("k", 1)))
        .isEqualTo("%empty/orders-3-000017");
  }

  @Test
  void noValueLeavesTheDirectoryOrMakesANameThatServersRefuse() {
    for (String template : List.of(IN_DIRECTORY, BESIDE)) {
      for (String hostile : HOSTILE) {
        String path = path(template, record(hostile, "{}"));
        String[] names = path.split("/", -1);
        assertThat(names).as(hostile).hasSize(template.equals(BESIDE) ? 1 : 2);
        for (String name : names) {
          assertThat(name).as(hostile).isNotEmpty().doesNotStartWith(".");
          assertThat(name.chars()).as(hostile).noneMatch(c -> c < 32 || c == '\\' || c == 127);
          assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(230);
        }
        assertThat(path).endsWith(".csv");
      }
    }
  }

  @Test
  void differentValuesMakeDifferentNames() {
    for (String template : List.of(IN_DIRECTORY, BESIDE)) {
      Set<String> paths = new HashSet<>();
      for (String hostile : HOSTILE) {
        assertThat(paths.add(path(template, record(hostile, "{}")))).as(hostile).isTrue();
      }
    }
  }

  @Test
  void noTwoFilesOfWhateverPartitionHaveOneName() {
    String template = "${key}-${topic}-${partition}-${offset.first}-${value}";
    Random random = new Random(7);
    Set<String> paths = new HashSet<>();
    Set<List<Object>> files = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      String topic = part(random);
      int partition = random.nextInt(3);
      long offset = random.nextInt(3);
      String key = part(random) + (random.nextBoolean() ? "-0-000001-" : "");
      String value = part(random);
      if (files.add(List.of(topic, partition, offset, key, value))) {
        assertThat(paths.add(path(template, record(topic, partition, offset, key, value))))
            .as("%s-%s-%s %s %s", topic, partition, offset, key, value)
            .isTrue();
      }
    }
  }

  private static String part(Random random) {
    StringBuilder text = new StringBuilder("a");
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append("-0_1a.".charAt(random.nextInt(6)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "${topic}-${offset.first}; ${partition} is missing",
        "${topic}-${partition}-${offset.last}; ${offset.first} is missing",
        "a.csv; ${topic} is missing",
        "/${topic}-${partition}-${offset.first}; a name is empty",
        "a//${topic}-${partition}-${offset.first}; a name is empty",
        "../${topic}-${partition}-${offset.first}; is no name",
        ".patchworks/${topic}-${partition}-${offset.first}; is no name",
        "${topic}${partition}-${offset.first}; separate them",
        "${topic}-${partition}x${offset.first}; separate them",
        "${key}${topic}-${partition}-${offset.first}; separate them",
        "100%/${topic}-${partition}-${offset.first}; holds a character",
        "a:${topic}-${partition}-${offset.first}; holds a character",
        "${topic}-${partition}-${offset}; there",
        "${topic}-${partition}-${offset.first}-${timestamp}; file per millisecond",
        "${topic}-${partition}-${offset.first}-${timestamp.max:yyyy}; unknown here",
        "${topic:yyyy}-${partition}-${offset.first}; takes no pattern",
        "${topic}-${partition}-${offset.first}-${nope}; unknown here",
        "${topic}-${partition}-${offset.first; closing brace",
        "${topic}-${partition}-${offset.first}-${now:j}; date pattern"
      })
  void refusesTemplatesThatCannotWork(String template, String says) {
    String expected = says.equals("there") ? "a file has ${offset.first}" : says;
    assertThatThrownBy(() -> Naming.compile(template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }
}
