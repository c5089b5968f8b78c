/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.sink.SinkConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code PUT .../config/validate} says of the sink. */
final class SftpSinkConnectorTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "directory", "/outbox",
          "host", "127.0.0.1",
          "username", "orders",
          "password", "secret",
          "host.key.trust", "first-use");

  private static Map<String, List<String>> errors(String option, @Nullable String value) {
    Map<String, String> options = new HashMap<>(GOOD);
    options.put("name", "orders");
    if (value == null) {
      options.remove(option);
    } else {
      options.put(option, value);
    }
    Map<String, List<String>> errors = new TreeMap<>();
    for (ConfigValue result :
        new SftpSinkConnector(given -> Map.of()).validate(options).configValues()) {
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
        "directory; -; directory; directory",
        "directory; outbox; directory; is not absolute",
        "directory; /a/../b; directory; or a NUL",
        "file.name; ${topic}.csv; file.name; ${partition} is missing",
        "file.name.offset.digits; 21; file.name.offset.digits; 20",
        "control.directory; x; control.directory; is not absolute",
        "tombstones; drop; tombstones; ignore, write, report",
        "rotate.records; -1; rotate.records; at least 0",
        "rotate.bytes; -1; rotate.bytes; at least 0",
        "rotate.record.time.ms; -1; rotate.record.time.ms; at least 0",
        "rotate.interval.ms; -1; rotate.interval.ms; at least 0",
        "rotate.interval.ms; 0; rotate.interval.ms; the last file would stay open",
        "rotate.idle.ms; -1; rotate.idle.ms; at least 0",
        "rotate.cron; often; rotate.cron; crontab",
        "rotate.cron.zone; Mars; rotate.cron.zone; time zone",
        "rotate.bytes; 9999999999; spool.max.bytes; no file would grow that large",
        "files.open.max; 0; files.open.max; at least 1",
        "files.parallel; 0; files.parallel; at least 1",
        "publish.checksum; crc; publish.checksum; none, md5, sha256",
        "publish.marker.suffix; a/b; publish.marker.suffix; no suffix",
        "retry.backoff.ms; 0; retry.backoff.ms; at least 1",
        "retry.backoff.max.ms; 0; retry.backoff.max.ms; at least 1",
        "spool.max.bytes; 1; spool.max.bytes; at least",
        "password; -; password; there is nothing to log in with",
        "publish.mode; rw; publish.mode; octal",
        "format; avro; format; ndjson",
        "compression; rar; compression; gzip",
        "rotate.record; 5; rotate.record; Did you mean 'rotate.records'?",
      })
  void theOptionAtFaultIsNamed(String option, @Nullable String value, String at, String says) {
    Map<String, List<String>> errors = errors(option, value);
    assertThat(errors).containsOnlyKeys(at);
    assertThat(String.valueOf(errors.get(at))).contains(says);
  }

  @Test
  void everyTaskGetsTheConfigAndItsNumber() {
    SftpSinkConnector connector = new SftpSinkConnector();
    connector.start(GOOD);
    assertThat(connector.taskConfigs(2))
        .extracting(config -> config.get("patchworks.task.id"))
        .containsExactly("0", "1");
  }

  @Test
  void workersFindItByItsManifest() {
    assertThat(ServiceLoader.load(SinkConnector.class))
        .hasAtLeastOneElementOfType(SftpSinkConnector.class);
  }
}
