/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.jdbc.dialect.Address;
import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.Dialects;
import com.wearepatchworks.connect.jdbc.dialect.Timeouts;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a database. Equal options are the same pool.
 *
 * @param properties for the driver
 * @param poolSize connections of the pool at most
 * @param dialectName name of the dialect, or {@code auto}
 */
public record DatabaseOptions(
    Login login,
    Map<String, String> properties,
    int poolSize,
    Timeouts timeouts,
    String dialectName) {

  /**
   * Where, and as whom.
   *
   * @param url with {@code jdbc:} in front; may hold credentials
   * @param user null where the URL or the driver knows it
   * @param password null where the URL or the driver knows it
   */
  public record Login(Password url, @Nullable String user, @Nullable Password password) {}

  /** Declares the options, group "Database", in {@code def}. */
  public static ConfigDef define(ConfigDef def) {
    return DatabaseConfig.define(def);
  }

  /** The options as values. */
  public static DatabaseOptions from(AbstractConfig config) {
    return DatabaseConfig.from(config);
  }

  /** What is wrong across options; connects to nothing, for which see {@link ConnectionCheck}. */
  public static void check(AbstractConfig config, Problems problems) {
    DatabaseConfig.check(from(config), problems);
  }

  /** These, with more properties for the driver; the user's win. */
  public DatabaseOptions with(Map<String, String> more) {
    Map<String, String> merged = new HashMap<>(more);
    merged.putAll(properties);
    return new DatabaseOptions(login, Map.copyOf(merged), poolSize, timeouts, dialectName);
  }

  /** How the database wants to be spoken to. */
  public Dialect dialect() {
    return Dialects.of(dialectName, login.url().value());
  }

  /** For messages: system, host, port and database; no user, password or parameter. */
  public String address() {
    return Address.of(login.url().value());
  }

  /** No secrets. */
  @Override
  public String toString() {
    return address();
  }
}
