/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import com.wearepatchworks.connect.jdbc.sink.write.Connections;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Connections that break: at a call of a writer, before or after the database has done it. */
final class Mischief {
  private static final Set<String> CALLS =
      Set.of(
          "open",
          "prepareStatement",
          "createStatement",
          "execute",
          "executeUpdate",
          "executeBatch",
          "unwrap",
          "commit",
          "setSavepoint",
          "releaseSavepoint");

  private final LongPredicate strikesAt;
  private final How how;
  private long calls;
  private long strikes;

  /** When, and what it looks like. */
  enum How {
    /** The call never reaches the database. */
    LOST_BEFORE,
    /** The call is done, its answer never comes. */
    LOST_AFTER,
    /** The task dies before the call. */
    KILLED_BEFORE,
    /** The task dies after the call. */
    KILLED_AFTER,
    /** The database says that it has had a deadlock; nothing is done. */
    DEADLOCK
  }

  Mischief(How how, LongPredicate strikesAt) {
    this.how = how;
    this.strikesAt = strikesAt;
  }

  long calls() {
    return calls;
  }

  long strikes() {
    return strikes;
  }

  Connections in(Connections real) {
    return () -> {
      Holder<Connection> opened = new Holder<>();
      strike(null, "open", () -> opened.value = real.open());
      return proxy(Connection.class, opened.get(), opened.get());
    };
  }

  private static final class Holder<T> {
    private @Nullable T value;

    T get() {
      if (value == null) {
        throw new IllegalStateException("nothing was opened");
      }
      return value;
    }
  }

  @FunctionalInterface
  private interface Call {
    void run() throws Throwable;
  }

  private <T> T proxy(Class<T> type, T target, Connection connection) {
    InvocationHandler handler =
        (self, method, arguments) -> call(target, connection, method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private @Nullable Object call(
      Object target, Connection connection, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    Object[] result = new Object[1];
    Call real = () -> result[0] = invoke(target, method, arguments);
    if (CALLS.contains(method.getName())) {
      try {
        strike(connection, method.getName(), real);
      } catch (SQLException | RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    } else {
      real.run();
    }
    return wrapped(result[0], connection);
  }

  private @Nullable Object wrapped(@Nullable Object result, Connection connection) {
    if (result instanceof PreparedStatement statement) {
      return proxy(PreparedStatement.class, statement, connection);
    } else if (result instanceof Statement statement) {
      return proxy(Statement.class, statement, connection);
    }
    return result;
  }

  private static @Nullable Object invoke(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private void strike(@Nullable Connection connection, String name, Call real) throws SQLException {
    boolean now = strikesAt.test(++calls);
    boolean after = how == How.LOST_AFTER || how == How.KILLED_AFTER;
    try {
      if (!now || after) {
        real.run();
      }
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    if (now) {
      strikes++;
      fail(connection, name);
    }
  }

  private void fail(@Nullable Connection connection, String name) throws SQLException {
    if (how == How.DEADLOCK) {
      throw new SQLException("deadlock at " + name, "40P01");
    }
    if (connection != null) {
      connection.abort(Runnable::run);
    }
    if (how == How.LOST_BEFORE || how == How.LOST_AFTER) {
      throw new SQLException("connection lost at " + name, "08006");
    }
    throw new IllegalStateException("killed at call " + calls + ", " + name);
  }
}
