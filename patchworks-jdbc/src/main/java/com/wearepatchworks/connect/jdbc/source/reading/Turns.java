/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.jdbc.source.rows.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which tables are to be read now: each page by page in turn, so that none starves another. */
final class Turns {
  private final Duration lookInterval;
  private final Duration restInterval;
  private final Map<String, Turn> turns = new LinkedHashMap<>();
  private long nextLook = System.nanoTime();

  private record Turn(TableReader table, long dueAt) {}

  Turns(Duration lookInterval, Duration restInterval) {
    this.lookInterval = lookInterval;
    this.restInterval = restInterval;
  }

  boolean isTimeToLook() {
    return nextLook - System.nanoTime() <= 0;
  }

  void looked() {
    nextLook = System.nanoTime() + lookInterval.toNanos();
  }

  /** Those that are not read yet. Tables that are gone stay until reading them fails. */
  List<Subject> unknown(List<Subject> found) {
    return found.stream().filter(subject -> !turns.containsKey(subject.name())).toList();
  }

  void add(TableReader table) {
    turns.put(table.subject().name(), new Turn(table, System.nanoTime()));
  }

  void remove(TableReader table) {
    turns.remove(table.subject().name());
  }

  List<TableReader> tables() {
    return turns.values().stream().map(Turn::table).toList();
  }

  List<TableReader> due() {
    long now = System.nanoTime();
    List<TableReader> due = new ArrayList<>();
    for (Turn turn : turns.values()) {
      if (turn.dueAt - now <= 0) {
        due.add(turn.table);
      }
    }
    return due;
  }

  /** A table has nothing new for now. */
  void rest(TableReader table) {
    turns.put(table.subject().name(), new Turn(table, System.nanoTime() + restInterval.toNanos()));
  }

  /** Something is new, who knows where. */
  void wake() {
    long now = System.nanoTime();
    turns.replaceAll((label, turn) -> new Turn(turn.table, now));
  }

  /** How long there is nothing to do. */
  Duration idle() {
    long now = System.nanoTime();
    long idle = nextLook - now;
    for (Turn turn : turns.values()) {
      idle = Math.min(idle, turn.dueAt - now);
    }
    return Duration.ofNanos(Math.max(0, idle));
  }
}
