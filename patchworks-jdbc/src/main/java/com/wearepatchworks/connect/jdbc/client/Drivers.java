/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the driver of a URL among those that this plugin's class loader sees. Not by {@link
 * java.sql.DriverManager}: it looks once in a JVM, with the class loader of whoever asks first.
 */
final class Drivers {
  private Drivers() {}

  /**
   * The driver.
   *
   * @throws ConfigException if there is none; it says which there are
   */
  static Driver of(DatabaseOptions options) {
    String url = options.login().url().value();
    Set<String> others = new TreeSet<>();
    Iterator<Driver> all =
        ServiceLoader.load(Driver.class, Drivers.class.getClassLoader()).iterator();
    while (true) {
      Driver driver = next(all);
      if (driver == null) {
        break;
      }
      if (accepts(driver, url)) {
        return driver;
      }
      others.add(driver.getClass().getName());
    }
    throw new ConfigException(
        "There is no JDBC driver for "
            + options.address()
            + ". Put its jar into the lib directory of this plugin, on every worker, or correct"
            + " the beginning of the URL; there are "
            + String.join(", ", others));
  }

  /** One that is on the worker's class path and cannot be loaded here is passed over. */
  private static @Nullable Driver next(Iterator<Driver> all) {
    try {
      return all.hasNext() ? all.next() : null;
    } catch (ServiceConfigurationError e) {
      return next(all);
    }
  }

  private static boolean accepts(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException e) {
      return false;
    }
  }
}
