/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.jdbc.client.DatabaseOptions.Login;
import com.wearepatchworks.connect.jdbc.dialect.Dialects;
import com.wearepatchworks.connect.jdbc.dialect.Timeouts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The options of a connection to a database. */
final class DatabaseConfig {
  static final String URL = "connection.url";
  static final String USER = "connection.user";
  static final String PASSWORD = "connection.password";
  static final String PROPERTIES = "connection.properties";
  static final String POOL_SIZE = "connection.pool.size";
  static final String CONNECT_TIMEOUT_MS = "connection.timeout.ms";
  static final String SOCKET_TIMEOUT_MS = "socket.timeout.ms";
  static final String STATEMENT_TIMEOUT_MS = "statement.timeout.ms";
  static final String LOCK_TIMEOUT_MS = "lock.timeout.ms";
  static final String DIALECT = "dialect";

  private static final int HOUR_MS = 3_600_000;

  private DatabaseConfig() {}

  static ConfigDef define(ConfigDef def) {
    OptionGroup options = OptionGroup.of(def, "Database");
    defineLogin(options);
    defineConnections(options);
    defineTimeouts(options);
    return def;
  }

  private static void defineLogin(OptionGroup options) {
    options
        .add(
            Option.password(URL)
                .validatedBy(DatabaseConfig::ensureUrl)
                .important()
                .doc(
                    "Where the database is: jdbc:postgresql://host:5432/database, or the URL of any"
                        + " other JDBC driver in the lib directory of this plugin. Hidden like a"
                        + " password, because a URL may hold one."))
        .add(
            Option.string(USER)
                .optional()
                .important()
                .doc("User to log in as; not set: as the URL says."))
        .add(
            Option.password(PASSWORD)
                .optional()
                .important()
                .doc("The user's password; not set: as the URL says."))
        .add(
            Option.password(PROPERTIES)
                .optional()
                .validatedBy(DatabaseConfig::ensureProperties)
                .doc(
                    "More properties for the driver: name=value, with commas between, such as"
                        + " sslmode=verify-full,sslrootcert=/etc/ssl/db.pem. They win over what this"
                        + " connector sets. Hidden like a password, because some are."));
  }

  private static void defineConnections(OptionGroup options) {
    OneOf dialects = new OneOf(Dialects.names());
    options
        .add(
            Option.string(DIALECT)
                .defaultsTo(Dialects.AUTO)
                .validatedBy(dialects)
                .recommendedBy(dialects)
                .advanced()
                .doc("What the database speaks; auto: as the URL begins."))
        .add(
            Option.integer(POOL_SIZE)
                .defaultsTo(4)
                .validatedBy(between(1, 1000))
                .advanced()
                .doc(
                    "Connections of this connector to the database from one worker, at most; its"
                        + " tasks share them. They are made when needed and closed when idle."));
  }

  private static void defineTimeouts(OptionGroup options) {
    options
        .add(
            time(CONNECT_TIMEOUT_MS, 10_000, 250)
                .doc(
                    "How long connecting and logging in, or waiting for a free connection of the"
                        + " pool, may take, in milliseconds."))
        .add(
            time(SOCKET_TIMEOUT_MS, 60_000, 0)
                .doc(
                    "How long the server may be silent while it owes an answer, in milliseconds;"
                        + " then the connection is given up. Longer than statement.timeout.ms. 0 for"
                        + " ever: a broken network is then never noticed."))
        .add(
            time(STATEMENT_TIMEOUT_MS, 30_000, 0)
                .doc(
                    "How long one statement may run until the server ends it, in milliseconds; 0"
                        + " for ever."))
        .add(
            time(LOCK_TIMEOUT_MS, 10_000, 0)
                .doc(
                    "How long a statement may wait for a lock that someone else holds, in"
                        + " milliseconds; 0 for as long as the statement may run."));
  }

  private static Option time(String name, int defaultMs, int least) {
    return Option.integer(name)
        .defaultsTo(defaultMs)
        .validatedBy(between(least, HOUR_MS))
        .advanced();
  }

  private static void ensureUrl(String name, @Nullable Object value) {
    if (value instanceof Password url && !url.value().startsWith("jdbc:")) {
      throw new ConfigException(
          name
              + " does not begin with 'jdbc:'. Write it like jdbc:postgresql://host:5432/database");
    }
  }

  private static void ensureProperties(String name, @Nullable Object value) {
    if (value instanceof Password text) {
      properties(text);
    }
  }

  static void check(DatabaseOptions options, Problems problems) {
    Timeouts timeouts = options.timeouts();
    boolean bounded = !timeouts.socket().isZero();
    boolean tooLong =
        timeouts.statement().isZero() || timeouts.statement().compareTo(timeouts.socket()) >= 0;
    if (bounded && tooLong) {
      problems.add(
          SOCKET_TIMEOUT_MS,
          ("%s is %d, but a statement may run for %s. Make it longer than %s, or the connection is"
                  + " given up under a statement that is fine")
              .formatted(
                  SOCKET_TIMEOUT_MS,
                  timeouts.socket().toMillis(),
                  timeouts.statement().isZero() ? "ever" : timeouts.statement().toMillis() + " ms",
                  STATEMENT_TIMEOUT_MS));
    }
    problems.addIfThrows(URL, () -> Drivers.of(options));
  }

  static DatabaseOptions from(AbstractConfig config) {
    Password properties = config.getPassword(PROPERTIES);
    return new DatabaseOptions(
        new Login(
            Objects.requireNonNull(config.getPassword(URL)),
            config.getString(USER),
            config.getPassword(PASSWORD)),
        properties == null ? Map.of() : properties(properties),
        config.getInt(POOL_SIZE),
        new Timeouts(
            millis(config, CONNECT_TIMEOUT_MS),
            millis(config, SOCKET_TIMEOUT_MS),
            millis(config, STATEMENT_TIMEOUT_MS),
            millis(config, LOCK_TIMEOUT_MS)),
        Objects.requireNonNull(config.getString(DIALECT)));
  }

  private static Duration millis(AbstractConfig config, String name) {
    return Duration.ofMillis(config.getInt(name));
  }

  private static Map<String, String> properties(Password text) {
    Map<String, String> properties = new HashMap<>();
    for (String entry : text.value().split(",", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        properties.put(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip());
      } else if (!entry.isBlank()) {
        throw new ConfigException(
            PROPERTIES + " has an entry without '='. Write name=value, with commas between");
      }
    }
    return Map.copyOf(properties);
  }
}
