/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import static com.wearepatchworks.connect.filekit.sink.Life.P0;
import static com.wearepatchworks.connect.filekit.sink.Life.P1;
import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.filekit.sink.BrittleFiles.Died;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Workers one after the other, a log of records, a store that survives them and a flow that takes
 * files away. The same random numbers make the same course up to the first trouble.
 */
final class Course implements BrittleFiles.Trouble {
  private static final List<TopicPartition> PARTITIONS = List.of(P0, P1);
  private static final int RECORDS = 24;

  private final Random random;
  private final InMemoryFiles files = new InMemoryFiles();
  private final ManualClock clock = new ManualClock();
  private final Map<TopicPartition, List<SinkRecord>> log = new HashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private final Ledger ledger = new Ledger(files);
  private final Set<String> reported = new HashSet<>();
  private String[] options;
  private String[] laterOptions;
  private int call = Integer.MAX_VALUE;
  private When when = When.BEFORE;
  private String reason = "";
  private boolean dice;
  private boolean taking;
  private boolean dead;
  private int lives;
  private int calls;

  /** Whether the trouble comes before or after the call has had its effect. */
  enum When {
    BEFORE,
    AFTER
  }

  Course(Random random, String... options) {
    this.random = random;
    this.options = options;
    this.laterOptions = options;
    for (TopicPartition partition : PARTITIONS) {
      List<SinkRecord> records = new ArrayList<>();
      long offset = 0;
      for (int i = 0; i < RECORDS; i++) {
        String form = i % 7 == 3 ? "bad" : "good";
        String value =
            "{\"region\":\"%s\",\"n\":%d,\"id\":\"%s@%d\",\"is\":\"%s\"}"
                .formatted(i % 3 == 0 ? "EU" : "US", i % 4, partition, offset, form);
        records.add(Life.record(partition, offset, value));
        offset += 1 + i % 2; // gaps
      }
      log.put(partition, records);
      committed.put(partition, 0L);
    }
  }

  void dieAt(int number, When moment) {
    call = number;
    when = moment;
  }

  void failAt(int number, When moment, String why) {
    dieAt(number, moment);
    reason = why;
  }

  void byDice() {
    dice = true;
  }

  void flowTakesFiles(boolean value) {
    taking = value;
  }

  void thenWith(String... changed) {
    laterOptions = changed;
  }

  int lives() {
    return lives;
  }

  /** How many calls there are when all goes well. */
  int undisturbed() {
    run();
    assertEachRecordOnce("undisturbed");
    return calls;
  }

  void run() {
    while (!isComplete()) {
      assertThat(lives++).isLessThan(100);
      dead = false;
      BrittleFiles store = new BrittleFiles(files, this);
      Life life = new Life(store, clock, options);
      try {
        live(life);
        life.sink.close();
      } catch (Died died) {
        options = laterOptions;
        if (taking) {
          ledger.take();
        }
      }
    }
  }

  private boolean isComplete() {
    return PARTITIONS.stream().allMatch(partition -> of(committed, partition) >= end(partition));
  }

  private static <T> T of(Map<TopicPartition, T> map, TopicPartition partition) {
    return Objects.requireNonNull(map.get(partition));
  }

  private long end(TopicPartition partition) {
    List<SinkRecord> records = of(log, partition);
    return records.get(records.size() - 1).kafkaOffset() + 1;
  }

  private void live(Life life) {
    Map<TopicPartition, Long> position = new HashMap<>(committed);
    life.context.assigned.addAll(PARTITIONS);
    life.context.acknowledging = false;
    life.sink.open(PARTITIONS);
    for (int step = 0; step < 2_000 && !isComplete(); step++) {
      if (dice && random.nextInt(120) == 0) {
        die("by dice");
      }
      if (life.context.paused.isEmpty()) {
        life.sink.put(batch(position));
      }
      life.executor.runAny(random);
      life.executor.runAny(random);
      life.timer.elapse();
      clock.advance(random.nextInt(3) == 0 ? 20_000 : 10);
      acknowledge(life);
      life.sink.put(List.of());
      if (random.nextInt(4) == 0) {
        commit(life, position);
      }
      if (taking || random.nextInt(10) == 0) {
        ledger.take();
      }
    }
  }

  /** Only what Kafka has acknowledged is a dead letter; it takes its time. */
  private void acknowledge(Life life) {
    if (random.nextInt(5) == 0) {
      life.context.acknowledge();
      life.context.reports.forEach(report -> reported.add(Ledger.id(report.record())));
    }
  }

  private List<SinkRecord> batch(Map<TopicPartition, Long> position) {
    List<SinkRecord> batch = new ArrayList<>();
    for (TopicPartition partition : PARTITIONS) {
      int size = random.nextInt(4);
      of(log, partition).stream()
          .filter(record -> record.kafkaOffset() >= of(position, partition))
          .limit(size)
          .forEach(batch::add);
    }
    batch.forEach(
        record ->
            position.put(
                new TopicPartition(record.topic(), record.kafkaPartition()),
                record.kafkaOffset() + 1));
    return batch;
  }

  private void commit(Life life, Map<TopicPartition, Long> position) {
    Map<TopicPartition, OffsetAndMetadata> consumed = new HashMap<>();
    position.forEach((partition, at) -> consumed.put(partition, new OffsetAndMetadata(at)));
    Map<TopicPartition, OffsetAndMetadata> safe = life.sink.preCommit(consumed);
    if (!dice || random.nextInt(3) > 0) {
      safe.forEach((partition, at) -> committed.put(partition, at.offset()));
    }
  }

  private void die(String why) {
    dead = true;
    throw new Died(why);
  }

  @Override
  public void before(int number, String name) throws FileStoreException {
    if (dead) {
      throw new Died("has died before");
    }
    if (lives == 1) {
      calls = number + 1;
    }
    trouble(number, name, When.BEFORE);
  }

  @Override
  public void after(int number, String name) throws FileStoreException {
    trouble(number, name, When.AFTER);
  }

  private void trouble(int number, String name, When moment) throws FileStoreException {
    if (dice && random.nextInt(40) == 0) {
      when = moment;
      if (random.nextInt(3) == 0) {
        die(name);
      }
      throw new FileStoreException(Reason.UNREACHABLE, "cut by dice at " + name, null);
    }
    if (lives == 1 && number == call && moment == when) {
      if (reason.isEmpty()) {
        die(name);
      }
      throw new FileStoreException(Reason.valueOf(reason), "no luck with " + name, null);
    }
  }

  void assertEachRecordOnce(String about) {
    ledger.take();
    log.values().forEach(records -> records.forEach(record -> assertOnce(record, about)));
    ledger.assertWhole(about);
  }

  private void assertOnce(SinkRecord record, String about) {
    String id = Ledger.id(record);
    boolean bad = String.valueOf(record.value()).contains("bad");
    assertThat(ledger.files(id)).as("%s: files with %s", about, id).hasSize(bad ? 0 : 1);
    assertThat(reported.contains(id)).as("%s: dead letter of %s", about, id).isEqualTo(bad);
  }
}
