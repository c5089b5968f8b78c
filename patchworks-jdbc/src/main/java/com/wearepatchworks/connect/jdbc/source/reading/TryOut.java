/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.source.follow.Follows;
import com.wearepatchworks.connect.jdbc.source.follow.OptionException;
import com.wearepatchworks.connect.jdbc.source.reading.TableSource.Settings;
import com.wearepatchworks.connect.jdbc.source.rows.Plans;
import com.wearepatchworks.connect.jdbc.source.rows.Subject;
import com.wearepatchworks.connect.jdbc.source.tables.Discovery;
import com.wearepatchworks.connect.jdbc.source.tables.Share;
import com.wearepatchworks.connect.jdbc.source.tables.TableOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Looks whether the tables that there are now could be read; writes nothing. */
public final class TryOut {
  /** Of hundreds of tables a few tell what is wrong, and a user waits for the answer. */
  private static final int TABLES = 20;

  private TryOut() {}

  /** Puts what is wrong on the option at fault. */
  public static void look(
      Connection connection, Dialect dialect, Settings settings, Map<String, String> problems)
      throws SQLException {
    Discovery discovery = new Discovery(dialect, settings.tables(), new Share(0, 1));
    List<Subject> subjects = discovery.look(connection);
    if (subjects.isEmpty() && settings.tables().isExact()) {
      problems.put(
          TableOptions.INCLUDE,
          "No table that this user may see has one of the names %s, of the kinds %s"
              .formatted(settings.tables().include(), settings.tables().kinds()));
    }
    Opening opening =
        new Opening(
            dialect,
            new Follows(settings.follow()),
            new Plans(dialect, settings.rows(), settings.after()),
            settings.pace(),
            partition -> null);
    for (Subject subject : subjects.subList(0, Math.min(TABLES, subjects.size()))) {
      try {
        opening.tryOut(connection, subject);
      } catch (OptionException e) {
        problems.putIfAbsent(e.option(), String.valueOf(e.getMessage()));
      }
    }
  }
}
