/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.Dialects;
import com.wearepatchworks.connect.jdbc.sink.row.Planner;
import com.wearepatchworks.connect.jdbc.sink.write.Intake.Spread;
import com.wearepatchworks.connect.jdbc.sink.write.Intake.Tombstones;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/**
 * Puts a sink together.
 *
 * @param connections where writers get their connections
 * @param planner finds tables and columns; used by the task's thread
 * @param offsets the table of exactly-once delivery; null where offsets are in Kafka only
 * @param reporter null where no record may be set aside
 * @param deletes whether tombstones delete
 * @param name of the task, for its threads
 */
public record SinkParts(
    Database database,
    Connections connections,
    Planner planner,
    @Nullable OffsetTable offsets,
    @Nullable ErrantRecordReporter reporter,
    Boolean deletes,
    WriteSettings settings,
    String name) {

  /** The sink, running. */
  public SinkEngine start(SinkTaskContext context) {
    WriteStatistics statistics = new WriteStatistics();
    BadRecords bad = new BadRecords(reporter, statistics);
    OpenBatches open = new OpenBatches();
    Offsets owned = offsets == null ? null : new Offsets(offsets);
    Owner owner =
        owned == null
            ? Owner.FREE
            : new OffsetOwner(database, context, owned, new Backoff(settings.retries()));
    Lanes lanes = new Lanes(settings.writers(), number -> lane(number, owned, bad, statistics));
    Intake.Modes modes =
        new Intake.Modes(
            owned == null ? Spread.KEY : Spread.PARTITION,
            deletes ? Tombstones.DELETE : Tombstones.REFUSED,
            open);
    Intake intake = new Intake(planner, lanes.all(), modes, bad, settings);
    Admission admission = new Admission(database, intake, owner, new Backoff(settings.retries()));
    return new SinkEngine(
        context, new EngineParts(settings, lanes, admission, owner, open, bad, statistics));
  }

  private Lane lane(
      int number, @Nullable Offsets owned, BadRecords bad, WriteStatistics statistics) {
    Backoff backoff = new Backoff(settings.retries());
    BatchWriter writer =
        new BatchWriter(
            database,
            connections,
            tables(),
            new Ordering(settings.events()),
            owned,
            new BatchWriter.Surroundings(bad, statistics, backoff));
    return new Lane("jdbc-sink-" + name + "-writer-" + number, writer, backoff);
  }

  private TableWriter tables() {
    Dialect dialect = database.dialect();
    return dialect.name().equals(Dialects.POSTGRESQL)
        ? new PgWriter(dialect.names(), planner::body)
        : new ParameterWriter(dialect, planner::body);
  }
}
