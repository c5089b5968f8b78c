/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.config.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseConfigTest {
  private static final String URL = "jdbc:postgresql://db/shop?password=s3cret";

  @Test
  void hasDefaultsThatWaitForNothingForEver() {
    DatabaseOptions options = options(Map.of());
    assertThat(options.poolSize()).isEqualTo(4);
    assertThat(options.timeouts().connect()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.timeouts().socket()).isEqualTo(Duration.ofSeconds(60));
    assertThat(options.timeouts().statement()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.timeouts().lock()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.dialect().name()).isEqualTo("postgresql");
    assertThat(problems(options)).isEmpty();
  }

  @Test
  void readsPropertiesAndLetsThemWin() {
    DatabaseOptions options = options(Map.of("connection.properties", "a=1, b=x=y"));
    assertThat(options.properties()).isEqualTo(Map.of("a", "1", "b", "x=y"));
    assertThat(options.with(Map.of("a", "2", "c", "3")).properties())
        .isEqualTo(Map.of("a", "1", "b", "x=y", "c", "3"));
  }

  @Test
  void showsNoSecret() {
    DatabaseOptions options =
        options(
            Map.of("connection.password", "s3cret", "connection.properties", "sslpassword=s3cret"));
    assertThat(options.toString()).isEqualTo("postgresql://db/shop");
    assertThat(String.valueOf(options.login())).doesNotContain("s3cret");
    assertThatThrownBy(() -> options(Map.of("connection.url", "s3cret")))
        .hasMessageContaining("connection.url")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> options(Map.of("connection.properties", "s3cret")))
        .hasMessageContaining("connection.properties")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "connection.url, postgresql://db",
    "connection.properties, nonsense",
    "connection.pool.size, 0",
    "connection.timeout.ms, 0",
    "socket.timeout.ms, -1",
    "statement.timeout.ms, -1",
    "lock.timeout.ms, x",
    "dialect, db2"
  })
  void namesTheOptionAtFault(String option, String value) {
    assertThatThrownBy(() -> options(Map.of(option, value))).hasMessageContaining(option);
  }

  @Test
  void wantsASocketThatOutlastsAStatement() {
    assertThat(problems(options(Map.of("socket.timeout.ms", "30000"))))
        .singleElement()
        .asString()
        .contains("socket.timeout.ms", "statement.timeout.ms");
    assertThat(problems(options(Map.of("statement.timeout.ms", "0")))).hasSize(1);
    assertThat(problems(options(Map.of("statement.timeout.ms", "0", "socket.timeout.ms", "0"))))
        .isEmpty();
  }

  @Test
  void missesADriver() {
    assertThat(problems(options(Map.of("connection.url", "jdbc:db2://h/d:password=s3cret;"))))
        .singleElement()
        .asString()
        .contains("no JDBC driver", "lib directory")
        .doesNotContain("s3cret");
  }

  private static List<String> problems(DatabaseOptions options) {
    List<ConfigValue> values = new ArrayList<>();
    DatabaseConfig.check(options, new Problems(new Config(values)));
    return values.stream().flatMap(value -> value.errorMessages().stream()).toList();
  }

  private static DatabaseOptions options(Map<String, String> over) {
    Map<String, String> all = new HashMap<>(Map.of("connection.url", URL));
    all.putAll(over);
    return DatabaseOptions.from(
        new AbstractConfig(DatabaseOptions.define(new ConfigDef()), all, false));
  }
}
