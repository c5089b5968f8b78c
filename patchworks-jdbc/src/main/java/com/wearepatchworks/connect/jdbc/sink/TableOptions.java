/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.template.SinkScope;
import com.wearepatchworks.connect.core.template.ValidTemplate;
import com.wearepatchworks.connect.jdbc.client.DatabaseOptions;
import com.wearepatchworks.connect.jdbc.dialect.Names;
import com.wearepatchworks.connect.jdbc.sink.row.PlannerSettings;
import com.wearepatchworks.connect.jdbc.sink.row.PlannerSettings.Change;
import com.wearepatchworks.connect.jdbc.sink.row.PlannerSettings.Unknown;
import com.wearepatchworks.connect.jdbc.sink.row.TableRouter;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Which table a record goes into, and what may be done to tables. */
final class TableOptions {
  static final String FORMAT = "table.name.format";
  static final String TOPICS = "topics.to.tables";
  static final String CREATE = "auto.create";
  static final String EVOLVE = "auto.evolve";
  static final String DDL = "ddl";
  static final String UNKNOWN = "fields.unknown";

  private TableOptions() {}

  /** What becomes of statements that change tables. */
  enum Ddl {
    EXECUTE,
    PRINT
  }

  static void define(ConfigDef def) {
    OptionGroup options = OptionGroup.of(def, "Tables");
    defineNames(options);
    defineChanges(options);
  }

  private static void defineNames(OptionGroup options) {
    options
        .add(
            Option.string(FORMAT)
                .defaultsTo("${topic}")
                .validatedBy(new ValidTemplate(SinkScope.ROOTS))
                .important()
                .doc(
                    "Table of a record: ${topic}, ${key.field}, ${value.field}, ${header.name}, ${timestamp:yyyy_MM} stand for what they say. A dot separates schema and table (sales.${topic}); dots within a topic's name or a value do not, they become part of the name. Names are quoted: case and every other character are kept."))
        .add(
            Option.list(TOPICS)
                .defaultsTo("")
                .doc(
                    "Tables of single topics: topic:table or topic:schema.table, with commas between. They go before table.name.format."));
  }

  private static void defineChanges(OptionGroup options) {
    OneOf ddl = OneOf.constantsOf(Ddl.class);
    OneOf unknown = OneOf.constantsOf(Unknown.class);
    options
        .add(
            Option.flag(CREATE)
                .defaultsTo(false)
                .doc(
                    "Create a table that does not exist, from the first record's schema, with the key as primary key."))
        .add(
            Option.flag(EVOLVE)
                .defaultsTo(false)
                .doc(
                    "Add columns for fields that have none; they may be null. Existing columns are never changed or dropped."))
        .add(
            Option.string(DDL)
                .defaultsTo(OneOf.word(Ddl.EXECUTE))
                .validatedBy(ddl)
                .recommendedBy(ddl)
                .doc(
                    "What auto.create and auto.evolve do. execute: change the table. print: write the statement into the log and into the task's error, and fail, so that a person can run it."))
        .add(
            Option.string(UNKNOWN)
                .defaultsTo(OneOf.word(Unknown.FAIL))
                .validatedBy(unknown)
                .recommendedBy(unknown)
                .doc(
                    "What becomes of a field of a schemaless value that has no column. fail: the record is a bad record. ignore: the field is left out."));
  }

  static void check(AbstractConfig config, Problems problems) {
    Names names = DatabaseOptions.from(config).dialect().names();
    problems.addIfThrows(
        TOPICS, () -> Pairs.of(TOPICS, config.getList(TOPICS)).values().forEach(names::parse));
    if (!problems.any()) {
      problems.addIfThrows(FORMAT, () -> router(config, names));
    }
  }

  static TableRouter router(AbstractConfig config, Names names) {
    return new TableRouter(
        config.getString(FORMAT), Pairs.of(TOPICS, config.getList(TOPICS)), names);
  }

  static PlannerSettings settings(AbstractConfig config) {
    return new PlannerSettings(
        change(config, CREATE),
        change(config, EVOLVE),
        OneOf.parse(Unknown.class, config.getString(UNKNOWN)));
  }

  private static Change change(AbstractConfig config, String option) {
    if (!config.getBoolean(option)) {
      return Change.REFUSED;
    }
    return OneOf.parse(Ddl.class, config.getString(DDL)) == Ddl.PRINT
        ? Change.PRINTED
        : Change.MADE;
  }
}
