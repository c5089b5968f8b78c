/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code PUT .../config/validate} says. */
final class HttpConnectorsTest {
  private static final Map<String, String> SOURCE =
      Map.of("routes", "/orders -> orders", "auth.type", "none");
  private static final Map<String, String> SINK = Map.of("url", "http://host/flow");

  private static Map<String, List<String>> errors(
      Connector connector, Map<String, String> good, String option, @Nullable String value) {
    Map<String, String> options = new HashMap<>(good);
    options.put("name", "orders");
    options.put("connector.class", connector.getClass().getName());
    if (value == null) {
      options.remove(option);
    } else {
      options.put(option, value);
    }
    Map<String, List<String>> errors = new TreeMap<>();
    for (ConfigValue result : connector.validate(options).configValues()) {
      if (!result.errorMessages().isEmpty()) {
        errors.put(result.name(), result.errorMessages());
      }
    }
    return errors;
  }

  @Test
  void aTabIsNamedBecauseKafkaWouldTrimIt() {
    assertThat(errors(new HttpSourceConnector(), SOURCE, "body.csv.delimiter", "tab")).isEmpty();
    assertThat(errors(new HttpSourceConnector(), SOURCE, "body.csv.delimiter", "\t")).isNotEmpty();
  }

  @Test
  void aMinimalConfigIsFine() {
    assertThat(errors(new HttpSourceConnector(), SOURCE, "unused", null)).isEmpty();
    assertThat(errors(new HttpSinkConnector(), SINK, "unused", null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "routes; -; routes; routes",
        "routes; /orders; routes; path -> topic",
        "routse; x; routse; Did you mean 'routes'?",
        "auth.type; -; auth.type; auth.type",
        "auth.type; bearer; auth.bearer.tokens; at least one is needed",
        "key; ${value.id; key; closing brace",
        "key; ${record.id}; key; unknown here",
        "headers.shop; ${nope}; headers.shop; unknown here",
        "listen.port; 70000; listen.port; 70000",
        "value.type; struct; value.type; string, bytes, data",
        "body.json.pointer; data; body.json.pointer; JSON Pointer",
        "body.csv.delimiter; ab; body.csv.delimiter; one character",
        "body.default.content.type; image/png; body.default.content.type; is not one of",
        "ack.timeout.ms; 5; ack.timeout.ms; 100",
        "methods; GET; methods; GET",
        "buffer.max.bytes; 1000000; buffer.max.bytes; must be at least",
        "value.converter; org.apache.kafka.connect.converters.ByteArrayConverter; value.type; does not go with",
      })
  void theSourceNamesTheOptionAtFault(String option, String value, String at, String says) {
    Map<String, List<String>> errors = errors(new HttpSourceConnector(), SOURCE, option, value);
    assertThat(errors).containsOnlyKeys(at);
    assertThat(String.valueOf(errors.get(at))).contains(says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "url; -; url; url",
        "url; host/path; url; absolute http:// or https://",
        "url; https://${key}/x; url; host is spelt out",
        "methode; PUT; methode; Did you mean 'method'?",
        "method; ${x}; method; unknown here",
        "max.in.flight; 0; max.in.flight; at least 1",
        "ordering; strict; ordering; key, partition, none",
        "tombstones; drop; tombstones; ignore, empty, delete, report",
        "retry.on.status; 5xx; retry.on.status; 500-599",
        "fail.on.status; 429; fail.on.status; retry.on.status names too",
        "retry.exhausted; skip; retry.exhausted; fail, report",
        "auth.type; basic; auth.basic.user; is needed with auth.type = basic",
        "headers.X; ${value.a; headers.X; closing brace",
        "headers.X Y; a; headers.X Y; header name has",
        "headers.Host; a; headers.Host; set by the client itself",
        "url; http://host/a?patchworks_signature=s&x=${nope}; url; ${nope} is unknown here",
      })
  void theSinkNamesTheOptionAtFault(String option, String value, String at, String says) {
    Map<String, List<String>> errors = errors(new HttpSinkConnector(), SINK, option, value);
    assertThat(errors).containsKey(at);
    assertThat(String.valueOf(errors.get(at))).contains(says);
  }

  @Test
  void everyTaskGetsTheConfigAndItsNumber() {
    HttpSourceConnector source = new HttpSourceConnector();
    source.start(SOURCE);
    assertThat(source.taskConfigs(2))
        .extracting(config -> config.get("patchworks.task.id"))
        .containsExactly("0", "1");
  }

  @Test
  void aListenersOffsetsCanBeResetButNotAltered() {
    HttpSourceConnector source = new HttpSourceConnector();
    Map<String, ?> partition = Map.of("listener", "orders");
    assertThat(source.alterOffsets(SOURCE, Collections.singletonMap(partition, null))).isTrue();
    assertThatThrownBy(() -> source.alterOffsets(SOURCE, Map.of(partition, Map.of("position", 1))))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("no position");
  }

  @Test
  void aSinkThatWouldOnlyLogWhatItCannotDeliverIsRefused() {
    Map<String, String> options = new HashMap<>(SINK);
    options.put("errors.tolerance", "all");
    assertThat(errors(new HttpSinkConnector(), options, "errors.log.enable", "true"))
        .containsOnlyKeys("errors.deadletterqueue.topic.name");
    assertThat(errors(new HttpSinkConnector(), options, "errors.log.enable", "false")).isEmpty();
  }
}
