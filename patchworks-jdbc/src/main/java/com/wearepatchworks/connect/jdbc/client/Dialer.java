/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import com.wearepatchworks.connect.jdbc.dialect.Session;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Makes physical connections: with the driver's properties, and set up as the dialect says. */
final class Dialer implements DataSource {
  private final DatabaseOptions options;
  private final Driver driver;
  private final String application;

  Dialer(DatabaseOptions options, String application) {
    this.options = options;
    this.driver = Drivers.of(options);
    this.application = application;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = driver.connect(options.login().url().value(), properties());
    if (connection == null) {
      throw new SQLNonTransientConnectionException("The driver does not know this URL", "08001");
    }
    try {
      setUp(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private Properties properties() {
    Session session = options.dialect().session();
    Properties properties = new Properties();
    properties.putAll(session.properties(options.timeouts(), application));
    properties.putAll(options.properties());
    if (options.login().user() != null) {
      properties.setProperty("user", options.login().user());
    }
    if (options.login().password() != null) {
      properties.setProperty("password", options.login().password().value());
    }
    return properties;
  }

  private void setUp(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : options.dialect().session().statements(options.timeouts())) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The login is in the options");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  /** The time-out is in the driver's properties. */
  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
