/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names from strangers are names, whatever they look like. */
class InjectionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\"; DROP TABLE victim; --",
        "x'); DROP TABLE victim; --",
        "a.b\".c",
        "sch\u00f6n \u2013 \u540d\u524d \uD83D\uDE00",
        "semi;colon",
        "$$; DROP TABLE victim; $$",
        "back\\slash\\\"",
        "new\nline\t, line 5",
        "?::text",
        "%s%n"
      })
  void nothingExecutes(String name) throws SQLException {
    try (Postgres postgres = Postgres.fresh()) {
      postgres.execute("CREATE TABLE victim (id int)");
      Map<String, String> options = new HashMap<>(postgres.options());
      options.put("name", name);
      options.put("auto.create", "true");
      options.put("auto.evolve", "true");
      options.put("insert.mode", "upsert");
      options.put("pk.mode", "record_key");
      options.put("delete.enabled", "true");
      options.put("delivery", "exactly-once");
      options.put("linger.ms", "0");
      Schema key = SchemaBuilder.struct().field(name, Schema.STRING_SCHEMA).build();
      Schema value =
          SchemaBuilder.struct().field("v" + name, Schema.OPTIONAL_STRING_SCHEMA).build();
      Records records = new Records(name);
      for (int i = 0; i < 250; i++) {
        records.add(
            0,
            key,
            new Struct(key).put(name, name + i),
            value,
            new Struct(value).put("v" + name, name));
      }
      records.add(0, key, new Struct(key).put(name, name + 0), null, null);
      try (SmallWorker worker = new SmallWorker(options)) {
        worker.topic(records.list());
        worker.start().runToEnd();
      }
      assertThat(count(postgres, name)).isEqualTo(249);
      assertThat(postgres.single("SELECT count(*) FROM victim")).isEqualTo("0");
    }
  }

  private static int count(Postgres postgres, String table) throws SQLException {
    String quoted = '"' + table.replace("\"", "\"\"") + '"';
    try (Connection connection = postgres.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT count(*) FROM " + quoted + " WHERE " + quoted + " LIKE '%'");
        ResultSet row = statement.executeQuery()) {
      assertThat(row.next()).isTrue();
      return row.getInt(1);
    }
  }
}
