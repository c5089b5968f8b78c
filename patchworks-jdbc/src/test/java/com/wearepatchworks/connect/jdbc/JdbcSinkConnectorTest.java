/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.client.ForeignNames;
import com.wearepatchworks.connect.jdbc.sink.JdbcSinkConfig;
import com.wearepatchworks.connect.jdbc.source.JdbcSourceConfig;
import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcSinkConnectorTest {
  private static Postgres postgres;

  @BeforeAll
  static void makeTables() throws SQLException {
    postgres = Postgres.fresh();
    postgres.execute("CREATE TABLE plain (id bigint); CREATE TABLE keyed (id bigint PRIMARY KEY)");
    postgres.execute("CREATE ROLE nobody LOGIN");
  }

  @AfterAll
  static void dropAll() throws SQLException {
    postgres.execute("DROP OWNED BY nobody; DROP ROLE nobody");
    postgres.close();
  }

  private static Map<String, List<String>> problems(String... options) {
    Map<String, String> given = new HashMap<>(postgres.options());
    given.put("name", "test");
    given.put("topics", "keyed");
    for (int i = 0; i < options.length; i += 2) {
      given.put(options[i], options[i + 1]);
    }
    Map<String, List<String>> problems = new HashMap<>();
    for (ConfigValue value : new JdbcSinkConnector().validate(given).configValues()) {
      if (!value.errorMessages().isEmpty()) {
        problems.put(value.name(), value.errorMessages());
      }
    }
    return problems;
  }

  @Test
  void acceptsWhatWorks() {
    assertThat(problems()).isEmpty();
    assertThat(problems("insert.mode", "upsert", "pk.mode", "record_key", "pk.fields", "id"))
        .isEmpty();
    assertThat(problems("topics", "missing", "auto.create", "true")).isEmpty();
  }

  @Test
  void eachBadValueNamesItsOption() {
    assertThat(problems("insert.mode", "replace")).containsOnlyKeys("insert.mode");
    assertThat(problems("insert.mode", "upsert")).containsOnlyKeys("pk.mode");
    assertThat(problems("delete.enabled", "true", "pk.mode", "kafka"))
        .containsOnlyKeys("delete.enabled");
    assertThat(problems("pk.mode", "kafka", "pk.fields", "a,b")).containsOnlyKeys("pk.fields");
    assertThat(problems("topics.to.tables", "a")).containsOnlyKeys("topics.to.tables");
    assertThat(problems("table.name.format", "a.b.c.d")).containsOnlyKeys("table.name.format");
    assertThat(problems("fields.rename", "x")).containsOnlyKeys("fields.rename");
    assertThat(problems("synchronous.commit", "false")).containsOnlyKeys("synchronous.commit");
    assertThat(problems("batch.max.rows", "0")).containsOnlyKeys("batch.max.rows");
    assertThat(problems("insert.modes", "upsert")).containsOnlyKeys("insert.modes");
  }

  @Test
  void tellsOurNamesOfOptionsOfOtherConnectors() {
    assertThat(problems("batch.size", "3000").get("batch.size"))
        .containsExactly("Unknown option 'batch.size'. Here its part is 'batch.max.rows'");
    assertThat(JdbcSinkConfig.DEFINITION.names()).containsAll(ForeignNames.SINK.ours().values());
    assertThat(JdbcSourceConfig.DEFINITION.names())
        .containsAll(ForeignNames.SOURCE.ours().values());
    assertThat(JdbcSourceConfig.DEFINITION.names())
        .doesNotContainAnyElementsOf(ForeignNames.SOURCE.ours().keySet());
  }

  @Test
  void looksAtTheDatabase() {
    assertThat(problems("topics", "missing")).containsOnlyKeys("table.name.format");
    assertThat(problems("topics", "plain", "insert.mode", "upsert", "pk.mode", "record_key"))
        .containsOnlyKeys("insert.mode");
    assertThat(problems("insert.mode", "upsert", "pk.mode", "record_key", "pk.fields", "nonsense"))
        .containsOnlyKeys("pk.fields", "insert.mode");
    assertThat(problems("connection.user", "nobody")).containsOnlyKeys("connection.user");
  }

  @Test
  void tellsNoSecret() {
    assertThat(
            problems(
                    "connection.url",
                    "jdbc:postgresql://localhost:1/none?password=hidden",
                    "connection.password",
                    "hidden")
                .toString())
        .doesNotContain("hidden");
  }
}
