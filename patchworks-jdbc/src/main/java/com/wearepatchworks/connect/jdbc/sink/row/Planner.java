/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.sink.type.BadValueException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Finds the plan for a record: nearly always the one of the record before. */
public final class Planner {
  /** More shapes of schemaless values than that are not remembered. */
  private static final int REMEMBERED = 1_000;

  private final Fields fields;
  private final TableRouter router;
  private final PlanMaker maker;
  private final Map<Shape, Plan> plans = new LinkedHashMap<>();
  private @Nullable Shape lastShape;
  private @Nullable Plan lastPlan;

  /** What plans differ by; {@code names} of schemaless values only. */
  private record Shape(
      TableId table, @Nullable Schema key, @Nullable Schema value, Set<?> names, boolean delete) {}

  /** A planner that asks {@code maker} for what it does not know. */
  public Planner(TableRouter router, PlanMaker maker) {
    this.fields = maker.fields();
    this.router = router;
    this.maker = maker;
  }

  /** The record's value as rows are made of it. */
  public @Nullable Object body(SinkRecord record) {
    return fields.body(record);
  }

  /**
   * The plan for a record.
   *
   * @throws SQLException when the table cannot be looked at
   * @throws BadValueException when this record fits no table
   */
  public Plan plan(SinkRecord record, @Nullable Object body) throws SQLException {
    TableId table = router.table(record);
    Schema valueSchema = body instanceof Struct struct ? struct.schema() : record.valueSchema();
    Shape last = lastShape;
    if (last != null && lastPlan != null && matches(last, table, record, body, valueSchema)) {
      return lastPlan;
    }
    return lookUp(
        new Shape(table, record.keySchema(), valueSchema, names(record, body), body == null),
        record,
        body);
  }

  private boolean matches(
      Shape last,
      TableId table,
      SinkRecord record,
      @Nullable Object body,
      @Nullable Schema valueSchema) {
    return last.value == valueSchema
        && last.key == record.keySchema()
        && last.table.equals(table)
        && last.delete == (body == null)
        && ((valueSchema != null && record.keySchema() != null)
            // this way round it is the known names that are gone through, in order, and quickly
            || names(record, body).equals(last.names));
  }

  /** Names that the plan depends on where there is no schema. */
  private static Set<?> names(SinkRecord record, @Nullable Object body) {
    if (body instanceof Map<?, ?> map) {
      return map.keySet();
    }
    return record.key() instanceof Map<?, ?> key ? key.keySet() : Set.of();
  }

  private Plan lookUp(Shape shape, SinkRecord record, @Nullable Object body) throws SQLException {
    Plan plan = plans.get(shape);
    if (plan == null) {
      plan = maker.plan(shape.table, record, body);
      if (plans.size() >= REMEMBERED) {
        plans.clear();
      }
      plans.put(kept(shape), plan);
    }
    lastShape = kept(shape);
    lastPlan = plan;
    return plan;
  }

  /** The names are a view of the record's own map, which must not be kept. */
  private static Shape kept(Shape shape) {
    return new Shape(
        shape.table, shape.key, shape.value, new LinkedHashSet<>(shape.names), shape.delete);
  }

  /** Forgets a table, which may have changed. */
  public void forget() {
    plans.clear();
    lastShape = null;
    lastPlan = null;
  }
}
