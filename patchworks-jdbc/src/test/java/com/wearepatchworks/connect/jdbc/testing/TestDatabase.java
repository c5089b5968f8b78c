/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.testing;

import com.wearepatchworks.connect.jdbc.client.DatabaseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * An empty database of one kind, for what must hold for all of them.
 *
 * @param name of the dialect
 * @param options of a connector for it
 */
public record TestDatabase(String name, Map<String, String> options) {
  /** One of each kind that can be had on this machine. */
  public static Stream<TestDatabase> all() throws SQLException {
    return Stream.concat(
        Stream.of(
            new TestDatabase("postgresql", Postgres.fresh().options()),
            new TestDatabase("h2", of("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")),
            new TestDatabase("sqlite", of("jdbc:sqlite:" + file()))),
        MariaDb.fresh().map(options -> new TestDatabase("mysql", options)).stream());
  }

  private static Map<String, String> of(String url) {
    return Map.of("connection.url", url);
  }

  private static Path file() {
    try {
      Path file = Files.createTempFile("patchworks", ".sqlite");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The options as values, with {@code more} over them. */
  public DatabaseOptions with(Map<String, String> more) {
    Map<String, String> merged = new HashMap<>(options);
    merged.putAll(more);
    return DatabaseOptions.from(
        new AbstractConfig(DatabaseOptions.define(new ConfigDef()), merged));
  }

  /** For the name of a test. */
  @Override
  public String toString() {
    return name;
  }
}
