/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.client.DatabaseException;
import com.wearepatchworks.connect.jdbc.dialect.Failures;
import java.sql.SQLException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Lets records in, unless the database cannot be asked about their table just now. */
final class Admission {
  private final Database database;
  private final Intake intake;
  private final Owner owner;
  private final Backoff backoff;
  private boolean refused;
  private long notBefore;

  Admission(Database database, Intake intake, Owner owner, Backoff backoff) {
    this.database = database;
    this.intake = intake;
    this.owner = owner;
    this.backoff = backoff;
  }

  /** Whether the record was taken; if not, it has to come again. */
  boolean accept(SinkRecord record) {
    if (owner.isWritten(record)) {
      return true;
    }
    if (refused && System.nanoTime() - notBefore < 0) {
      return false;
    }
    try {
      boolean accepted = intake.accept(record);
      if (refused) {
        refused = false;
        backoff.start();
      }
      return accepted;
    } catch (SQLException e) {
      DatabaseException failure = DatabaseException.of(database, "Cannot look at a table", e);
      if (failure.kind() != Failures.Kind.RETRY) {
        throw failure;
      }
      refused = true;
      notBefore = System.nanoTime() + backoff.next(failure);
      return false;
    }
  }
}
