/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.client.DatabaseException;
import com.wearepatchworks.connect.jdbc.client.DatabaseOptions;
import com.wearepatchworks.connect.jdbc.sink.write.OffsetTable;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.jspecify.annotations.Nullable;

/** What has to happen when a person sets the connector's offsets. */
public final class JdbcSinkOffsets {
  private JdbcSinkOffsets() {}

  /**
   * Sets the offsets in the database too, where delivery is exactly once.
   *
   * @param offsets null for a partition that is to be read as if never before
   */
  public static void altered(
      Map<String, String> options, Map<TopicPartition, @Nullable Long> offsets) {
    AbstractConfig config = JdbcSinkConfig.parse(options);
    if (!WriteOptions.exactlyOnce(config)) {
      return;
    }
    String connector = String.valueOf(TaskConfigs.tags(options).get("connector"));
    try (Database database = Database.open(DatabaseOptions.from(config), connector)) {
      OffsetTable table =
          new OffsetTable(
              database.dialect(),
              WriteOptions.offsetsTable(config, database.dialect().names()),
              connector);
      set(database, table, offsets);
    }
  }

  private static void set(
      Database database, OffsetTable table, Map<TopicPartition, @Nullable Long> offsets) {
    try {
      database.inTransaction(
          connection -> {
            table.set(connection, offsets);
            return offsets.size();
          });
    } catch (SQLException e) {
      throw DatabaseException.of(
          database, "The offsets were left as they are: cannot write the table of offsets", e);
    }
  }
}
