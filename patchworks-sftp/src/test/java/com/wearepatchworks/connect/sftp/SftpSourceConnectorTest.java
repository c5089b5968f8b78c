/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code PUT .../config/validate} says. */
final class SftpSourceConnectorTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "host", "files.example.com",
          "username", "bob",
          "password", "secret",
          "host.key.fingerprint", "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
          "files.directories", "/in",
          "topic", "lines",
          "format", "text");

  private static Map<String, List<String>> errors(String option, @Nullable String value) {
    Map<String, String> options = new HashMap<>(GOOD);
    options.put("name", "files");
    options.put("connector.class", SftpSourceConnector.class.getName());
    if (value == null) {
      options.remove(option);
    } else {
      for (String pair : (option + "=" + value).split(" & ", -1)) {
        options.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    Map<String, List<String>> errors = new TreeMap<>();
    for (ConfigValue result :
        new SftpSourceConnector(given -> Map.of()).validate(options).configValues()) {
      if (!result.errorMessages().isEmpty()) {
        errors.put(result.name(), result.errorMessages());
      }
    }
    return errors;
  }

  @Test
  void aMinimalConfigIsFine() {
    assertThat(errors("unused", null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "files.directories; -; files.directories; files.directories",
        "files.directories; in; files.directories; absolute path",
        "files.directories; /in,/in/sub; files.directories; read twice",
        "files.directorys; /in; files.directorys; Did you mean 'files.directories'?",
        "files.depth; -1; files.depth; 0",
        "files.glob; [a; files.glob; has no ]",
        "files.regex; (a; files.regex; no regular expression",
        "files.glob; * & files.regex=.*; files.glob; exclude each other",
        "files.ignore; [a; files.ignore; has no ]",
        "files.order; size; files.order; name, modified, group",
        "files.order; group; files.order; (?<order>...)",
        "files.order.key; group; files.order.key; (?<key>...)",
        "files.order.key; file; files.order.key; none, directory, group, all",
        "files.settled.ms; -1; files.settled.ms; 0",
        "files.settled.listings; 0; files.settled.listings; 1",
        "files.claim.suffix; .busy; files.claim.suffix; files.after other than keep",
        "files.claim.suffix; .x & files.marker.suffix=.x & files.after=delete; files.claim.suffix; must not be the same",
        "files.appended; skip; files.appended; continue, new, ignore",
        "files.after; archive; files.after; keep, delete, move, rename",
        "files.after; move; files.archive.directory; is needed with files.after=move",
        "files.archive.directory; archive; files.archive.directory; absolute path",
        "files.after; rename & files.after.suffix=; files.after.suffix; must not be empty",
        "files.backlog.max; 0; files.backlog.max; 1",
        "files.parallel; 0; files.parallel; 1",
        "prefetch.files; 65; prefetch.files; 64",
        "prefetch.file.max.bytes; -1; prefetch.file.max.bytes; 0",
        "prefetch.max.bytes; -1; prefetch.max.bytes; 0",
        "buffer.max.records; 0; buffer.max.records; 1",
        "buffer.max.bytes; 1; buffer.max.bytes; 1024",
        "poll.max.records; 0; poll.max.records; 1",
        "poll.interval.ms; 1; poll.interval.ms; 50",
        "poll.cron; often; poll.cron; cron",
        "read.max.bytes.per.second; -1; read.max.bytes.per.second; 0",
        "retry.backoff.ms; 0; retry.backoff.ms; 1",
        "retry.backoff.ms; 60000; retry.backoff.ms; must not be more than retry.backoff.max.ms",
        "retry.backoff.max.ms; 0; retry.backoff.max.ms; 1",
        "errors.directory; errors; errors.directory; absolute path",
        "errors.bad.records; ignore; errors.bad.records; fail, skip, topic",
        "errors.bad.records; topic; errors.bad.records.topic; is needed",
        "errors.bad.records.max; -1; errors.bad.records.max; 0",
        "topic; -; topic; topic",
        "topic; a-${nope}; topic; unknown here",
        "topic; a-${file.nope}; topic; of a file there are",
        "topic; a-${group.shop}; topic; files.regex has no group (?<shop>...)",
        "key; ${value.id; key; closing brace",
        "timestamp; ${file.time}; timestamp; of a file there are",
        "headers.x; ${nope}; headers.x; unknown here",
        "value.type; text; value.type; string, bytes, data, struct",
        "record.max.bytes; 0; record.max.bytes; 1",
        "value.converter; org.apache.kafka.connect.converters.ByteArrayConverter; value.type; does not go with",
        "format; word; format; csv",
        "format; xml; xml.element; needs xml.element",
        "host; -; host; host",
      })
  void namesTheOptionAtFault(String option, @Nullable String value, String at, String says) {
    Map<String, List<String>> errors = errors(option, value);
    assertThat(errors).containsKey(at);
    assertThat(String.valueOf(errors.get(at))).contains(says);
  }

  @Test
  void everyTaskKnowsItsNumberAndHowManyThereAre() {
    SftpSourceConnector connector = new SftpSourceConnector();
    connector.start(GOOD);
    assertThat(connector.taskConfigs(2))
        .extracting(
            config -> config.get("patchworks.task.id") + "/" + config.get("patchworks.task.count"))
        .containsExactly("0/2", "1/2");
  }

  @Test
  void saysThatItIsExactAndKnowsTransactions() {
    SftpSourceConnector connector = new SftpSourceConnector();
    assertThat(connector.exactlyOnceSupport(GOOD)).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    assertThat(connector.canDefineTransactionBoundaries(GOOD))
        .isEqualTo(ConnectorTransactionBoundaries.SUPPORTED);
  }

  @Test
  void aFileIsReadAnewByRemovingItsOffset() {
    SftpSourceConnector connector = new SftpSourceConnector();
    Map<String, ?> partition = Map.of("file", "/in/a");
    assertThat(connector.alterOffsets(GOOD, Collections.singletonMap(partition, null))).isTrue();
    assertThatThrownBy(
            () -> connector.alterOffsets(GOOD, Map.of(partition, Map.of("position", 1L))))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("unknown member 'position'");
  }

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(SourceConnector.class))
        .hasAtLeastOneElementOfType(SftpSourceConnector.class);
  }
}
