/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private Postgres postgres;

  @BeforeEach
  void start() throws SQLException {
    postgres = Postgres.fresh();
  }

  @AfterEach
  void stop() throws SQLException {
    postgres.close();
  }

  @Test
  void readsTheShapeOfATable() throws SQLException {
    postgres.execute(
        "CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a_b text UNIQUE)");
    try (Database database = Database.open(options(), "shape");
        Connection connection = database.borrow()) {
      TableShape shape =
          Tables.shape(connection, database.dialect(), TableId.of("orders")).orElseThrow();
      assertThat(shape.primaryKey()).containsExactly("id");
    }
  }

  private DatabaseOptions options() {
    return DatabaseOptions.from(
        new AbstractConfig(DatabaseOptions.define(new ConfigDef()), postgres.options()));
  }
}
