/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import com.wearepatchworks.connect.jdbc.dialect.Refusal;
import com.wearepatchworks.connect.jdbc.dialect.Timeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Tries out a connection when a configuration is validated. To be called when the options are fine
 * by themselves. Ends after some seconds.
 */
public final class ConnectionCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What else must hold, looked at on the connection. */
  @FunctionalInterface
  public interface More {
    /** Adds a sentence for each option at fault. */
    void check(Connection connection, Map<String, String> problems) throws SQLException;
  }

  private ConnectionCheck() {}

  /** One sentence for each option at fault; empty when all is well. */
  public static Map<String, String> problems(DatabaseOptions options, More more) {
    Map<String, String> problems = new TreeMap<>();
    try (Connection connection = connect(options, problems)) {
      if (connection != null) {
        look(options, more, connection, problems);
      }
    } catch (SQLException e) {
      // it would not close; what there is to say has been said
    }
    return problems;
  }

  private static @Nullable Connection connect(
      DatabaseOptions options, Map<String, String> problems) {
    try {
      return new Dialer(hasty(options), "patchworks-validate").getConnection();
    } catch (ConfigException e) {
      problems.put(DatabaseConfig.URL, String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      Refusal refusal = Refusal.of(options.dialect(), e);
      problems.put(
          option(refusal),
          "Cannot connect to " + options.address() + ": " + sentence(refusal, options, e));
    }
    return null;
  }

  private static void look(
      DatabaseOptions options, More more, Connection connection, Map<String, String> problems) {
    try {
      more.check(connection, problems);
    } catch (SQLException e) {
      String message =
          DatabaseException.of(
                  options.dialect().failures(), options.address(), "Cannot check the tables", e)
              .getMessage();
      problems.put(DatabaseConfig.URL, String.valueOf(message));
    }
  }

  private static DatabaseOptions hasty(DatabaseOptions options) {
    Timeouts given = options.timeouts();
    Timeouts hasty =
        new Timeouts(
            shorter(given.connect()),
            shorter(given.socket()),
            shorter(given.statement()),
            shorter(given.lock()));
    return new DatabaseOptions(
        options.login(), options.properties(), options.poolSize(), hasty, options.dialectName());
  }

  private static Duration shorter(Duration given) {
    return given.isZero() || given.compareTo(PATIENCE) > 0 ? PATIENCE : given;
  }

  private static String option(Refusal refusal) {
    return switch (refusal) {
      case LOGIN -> DatabaseConfig.PASSWORD;
      case TLS -> DatabaseConfig.PROPERTIES;
      default -> DatabaseConfig.URL;
    };
  }

  private static String sentence(Refusal refusal, DatabaseOptions options, SQLException e) {
    return switch (refusal) {
      case UNKNOWN_HOST -> "there is no such host. Correct it, or the name server of this worker";
      case NOBODY_LISTENS -> "nothing listens there. Correct host and port, or start the database";
      case NO_ANSWER ->
          "no answer. Correct host and port; let the firewall between the workers and the database"
              + " pass this port";
      case TLS ->
          "TLS failed. Correct the driver's TLS properties (PostgreSQL: sslmode, sslrootcert)";
      case LOGIN ->
          "the login of "
              + (options.login().user() == null ? "the URL's user" : options.login().user())
              + " is refused. Correct user and password; the user must be allowed from the workers'"
              + " addresses (PostgreSQL: pg_hba.conf)";
      case UNKNOWN_DATABASE -> "the server has no database of that name. Correct it, or create it";
      case FULL ->
          "the server has no connection left. Raise its limit (PostgreSQL: max_connections), or"
              + " lower "
              + DatabaseConfig.POOL_SIZE;
      case OTHER -> other(options, e);
    };
  }

  private static String other(DatabaseOptions options, SQLException e) {
    var detail = options.dialect().failures().detail(e);
    return detail.message()
        + (detail.sqlState() == null ? "" : " (SQLSTATE " + detail.sqlState() + ")")
        + (detail.code() == 0 ? "" : " (code " + detail.code() + ")");
  }
}
