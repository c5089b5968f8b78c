/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of rows, and what happens to them afterwards. */
class SourceRecordsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Postgres postgres;
  private FakeWorker worker;

  @BeforeEach
  void start() throws SQLException {
    postgres = Postgres.fresh();
    worker =
        new FakeWorker(postgres.options())
            .with("mode", "gap-free")
            .with("gap-free.create.column", "create")
            .with("table.include", "/public\\.st_.*/")
            .with("table.poll.interval.ms", "100")
            .with("poll.interval.ms", "20");
  }

  @AfterEach
  void stop() throws SQLException {
    worker.stop();
    postgres.close();
  }

  private static Struct value(SourceRecord record) {
    return (Struct) record.value();
  }

  private static String names(SourceRecord record) {
    return value(record).schema().fields().stream().map(field -> field.name()).toList().toString();
  }

  @Test
  void findsNewTablesWhileItRuns() throws Exception {
    postgres.execute("CREATE TABLE st_a (id int PRIMARY KEY); INSERT INTO st_a VALUES (1)");
    worker.with("topic", "${schema}.${table}").with("topic.prefix", "db.").start();
    assertThat(worker.poll(1, PATIENCE).get(0).topic()).isEqualTo("db.public.st_a");
    postgres.execute("CREATE TABLE st_b (id int PRIMARY KEY); INSERT INTO st_b VALUES (1)");
    assertThat(worker.poll(1, PATIENCE).get(0).topic()).isEqualTo("db.public.st_b");
    postgres.execute("DROP TABLE st_a; INSERT INTO st_b VALUES (2)");
    assertThat(value(worker.poll(1, PATIENCE).get(0)).get("id")).isEqualTo(2);
  }

  @Test
  void sharesTablesAmongTasks() throws Exception {
    for (int i = 0; i < 12; i++) {
      postgres.execute(
          "CREATE TABLE st_%d (id int PRIMARY KEY); INSERT INTO st_%d VALUES (1)".formatted(i, i));
    }
    int sum = 0;
    for (Map<String, String> task : TaskShares.configs(worker.configs(), 3)) {
      FakeWorker own = new FakeWorker(task);
      own.start();
      await().until(() -> !own.poll().isEmpty() || own.gauge("tables") > 0);
      sum += (int) own.gauge("tables");
      own.stop();
    }
    assertThat(sum).isEqualTo(12);
    worker.start();
  }

  @Test
  void seesNewColumnsInTheNextPage() throws Exception {
    postgres.execute("CREATE TABLE st_a (id int PRIMARY KEY); INSERT INTO st_a VALUES (1)");
    worker.start();
    assertThat(names(worker.poll(1, PATIENCE).get(0))).isEqualTo("[id, patchworks_tx]");
    postgres.execute(
        "ALTER TABLE st_a ADD COLUMN name text; INSERT INTO st_a (id, name) VALUES (2, 'x')");
    assertThat(value(worker.poll(1, PATIENCE).get(0)).get("name")).isEqualTo("x");
    postgres.execute(
        "ALTER TABLE st_a ALTER COLUMN name TYPE int USING 7; INSERT INTO st_a (id, name) VALUES (3, 8)");
    assertThat(value(worker.poll(1, PATIENCE).get(0)).get("name")).isEqualTo(8);
    postgres.execute("ALTER TABLE st_a DROP COLUMN name; INSERT INTO st_a (id) VALUES (4)");
    assertThat(names(worker.poll(1, PATIENCE).get(0))).isEqualTo("[id, patchworks_tx]");
  }

  @Test
  void choosesAndMasksColumns() throws Exception {
    postgres.execute(
        "CREATE TABLE st_a (id int PRIMARY KEY, name text, secret int, junk text);"
            + "INSERT INTO st_a VALUES (1, 'n', 5, 'j')");
    worker
        .with("column.exclude", "junk,patchworks_tx,id")
        .with("column.mask", "public.st_a.secret")
        .start();
    SourceRecord record = worker.poll(1, PATIENCE).get(0);
    assertThat(names(record)).isEqualTo("[name, secret]");
    assertThat(value(record).get("secret")).isEqualTo("****");
    assertThat(((Struct) record.key()).get("id")).isEqualTo(1);
  }

  @Test
  void makesTombstonesOfDeletedRows() throws Exception {
    postgres.execute(
        "CREATE TABLE st_a (id int PRIMARY KEY, deleted_at timestamptz);"
            + "INSERT INTO st_a VALUES (1, null), (2, now())");
    worker.with("soft.delete.column", "deleted_at").start();
    List<SourceRecord> records = worker.poll(2, PATIENCE);
    assertThat(records.get(0).value()).isNotNull();
    assertThat(records.get(1).value()).isNull();
    assertThat(((Struct) records.get(1).key()).get("id")).isEqualTo(2);
  }

  @Test
  void deletesRowsThatKafkaHas() throws Exception {
    postgres.execute(
        "CREATE TABLE st_a (id int PRIMARY KEY); INSERT INTO st_a SELECT generate_series(1, 50)");
    worker.with("after.row", "delete").start();
    assertThat(worker.poll(50, PATIENCE)).hasSize(50);
    await().until(() -> postgres.single("SELECT count(*) FROM st_a").equals("0"));
  }

  @Test
  void keepsRowsThatKafkaHasNot() throws Exception {
    postgres.execute(
        "CREATE TABLE st_a (id int PRIMARY KEY); INSERT INTO st_a SELECT generate_series(1, 50)");
    worker.with("after.row", "delete").start();
    while (worker.poll(20).isEmpty()) {
      Thread.onSpinWait();
    }
    await().until(() -> postgres.single("SELECT count(*) FROM st_a").equals("30"));
    assertThat(postgres.single("SELECT min(id) FROM st_a")).isEqualTo("21");
  }

  @Test
  void marksRowsAndDoesNotReadTheMarkAsAChange() throws Exception {
    postgres.execute(
        "CREATE TABLE st_a (id int PRIMARY KEY, done boolean); INSERT INTO st_a SELECT generate_series(1, 50)");
    worker.with("after.row", "mark").with("mark.column", "done").start();
    assertThat(worker.poll(50, PATIENCE)).hasSize(50);
    await().until(() -> postgres.single("SELECT count(*) FROM st_a WHERE done").equals("50"));
    assertThat(worker.poll()).isEmpty();
  }

  @Test
  void leavesARowAloneThatWasChangedSinceItWasRead() throws Exception {
    postgres.execute(
        "CREATE TABLE st_a (id int PRIMARY KEY, n int); INSERT INTO st_a VALUES (1, 1), (2, 1)");
    worker.with("after.row", "delete").with("poll.interval.ms", "300").start();
    JdbcSourceTask task = worker.task();
    List<SourceRecord> read = null;
    while (read == null) {
      read = task.poll();
    }
    postgres.execute("UPDATE st_a SET n = 2 WHERE id = 1");
    read.forEach(worker::acknowledge);
    assertThat(value(worker.poll(1, PATIENCE).get(0)).get("n")).isEqualTo(2);
    await().until(() -> postgres.single("SELECT count(*) FROM st_a").equals("0"));
  }

  @Test
  void isWokenByNotify() throws Exception {
    postgres.execute("CREATE TABLE st_a (id int PRIMARY KEY)");
    worker
        .with("poll.interval.ms", "60000")
        .with("table.poll.interval.ms", "60000")
        .with("notify.channel", "Staged rows")
        .start();
    assertThat(worker.poll()).isEmpty();
    long begin = System.nanoTime();
    postgres.execute("INSERT INTO st_a VALUES (1)");
    postgres.execute("NOTIFY \"Staged rows\"");
    assertThat(worker.poll(1, PATIENCE)).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void followsAQuery() throws Exception {
    postgres.execute(
        "CREATE TABLE st_a (id int PRIMARY KEY, name text); INSERT INTO st_a SELECT n, 'a' || n FROM generate_series(1, 100) n");
    worker = new FakeWorker(postgres.options());
    worker
        .with("mode", "incrementing")
        .with("incrementing.column.name", "number")
        .with(
            "query.shouts",
            "SELECT id AS number, upper(name) AS shout FROM st_a WHERE id > 10 -- end")
        .with("key.columns", "number")
        .start();
    List<SourceRecord> records = worker.poll(90, PATIENCE);
    assertThat(records.get(0).topic()).isEqualTo("shouts");
    assertThat(value(records.get(0)).get("shout")).isEqualTo("A11");
    assertThat(worker.offsets()).containsKey(Map.of("query", "shouts"));
  }

  @Test
  void readsATableInParts() throws Exception {
    postgres.execute(
        "CREATE TABLE st_a (id int PRIMARY KEY); INSERT INTO st_a SELECT generate_series(1, 1000)");
    Set<Object> ids = new HashSet<>();
    int tasks = 0;
    for (Map<String, String> task :
        TaskShares.configs(worker.with("table.parts", "3").configs(), 3)) {
      FakeWorker own = new FakeWorker(task);
      own.start();
      List<SourceRecord> share = own.poll(250, PATIENCE);
      share.forEach(record -> assertThat(ids.add(value(record).get("id"))).isTrue());
      assertThat(own.offsets()).hasSize(1);
      own.stop();
      tasks++;
    }
    assertThat(tasks).isEqualTo(3);
    assertThat(ids).hasSize(1000);
    worker.start();
  }

  @Test
  void quotesWhateverATableIsCalled() throws Exception {
    postgres.execute(
        "CREATE TABLE \"st_\"\"; DROP TABLE x; --\" (\"i d';\" int PRIMARY KEY, \"ü\"\"n\" text);"
            + "INSERT INTO \"st_\"\"; DROP TABLE x; --\" VALUES (1, 'v')");
    worker.with("after.row", "delete").start();
    SourceRecord record = worker.poll(1, PATIENCE).get(0);
    assertThat(record.topic()).isEqualTo("st____DROP_TABLE_x__--");
    assertThat(value(record).get("ü\"n")).isEqualTo("v");
    await()
        .until(
            () ->
                postgres.single("SELECT count(*) FROM \"st_\"\"; DROP TABLE x; --\"").equals("0"));
  }
}
