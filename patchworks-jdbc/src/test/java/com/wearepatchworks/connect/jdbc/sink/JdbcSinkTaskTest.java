/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcSinkTaskTest {
  private Postgres postgres;

  @BeforeEach
  void makeTable() throws SQLException {
    postgres = Postgres.fresh();
    postgres.execute("CREATE TABLE t (id bigint PRIMARY KEY, name varchar(20))");
  }

  @AfterEach
  void dropAll() throws SQLException {
    postgres.close();
  }

  private Map<String, String> options(String... more) {
    Map<String, String> options = new HashMap<>(postgres.options());
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  private Map<String, String> upserts(String... more) {
    Map<String, String> options = options(more);
    options.put("insert.mode", "upsert");
    options.put("pk.mode", "record_key");
    options.put("delete.enabled", "true");
    return options;
  }

  private String rows() throws SQLException {
    return postgres.single("SELECT string_agg(id || '=' || name, ',' ORDER BY id) FROM t");
  }

  @Test
  void insertsManyRowsByCopy() throws SQLException {
    try (SmallWorker worker = new SmallWorker(options())) {
      worker.topic(Records.numbered("t", 5_000, i -> "n" + i));
      worker.start().runToEnd();
    }
    assertThat(postgres.single("SELECT count(*) || '/' || sum(id) FROM t"))
        .isEqualTo("5000/12497500");
    assertThat(postgres.single("SELECT name FROM t WHERE id = 4321")).isEqualTo("n4321");
  }

  @Test
  void writesWithoutLingeringWhenMuchWaitsForAnIdleWriter() throws SQLException {
    try (SmallWorker worker = new SmallWorker(options("linger.ms", "600000"))) {
      worker.topic(Records.numbered("t", 2_500, i -> "n"));
      worker.start();
      while (worker.poll()) {
        // no commit, which would write what waits
      }
      await().until(() -> !postgres.single("SELECT count(*) FROM t").equals("0"));
    }
  }

  @Test
  void insertsFewRowsByOneStatement() throws SQLException {
    try (SmallWorker worker = new SmallWorker(options("linger.ms", "0"))) {
      worker.topic(new Records("t").row(0, 1, "a").row(0, 2, null).row(0, 3, "c").list());
      worker.start().runToEnd();
    }
    assertThat(postgres.single("SELECT count(*) || '/' || count(name) FROM t")).isEqualTo("3/2");
  }

  @Test
  void upsertsTheLastEventOfAKeyAndDeletesByTombstone() throws SQLException {
    postgres.execute("INSERT INTO t VALUES (1, 'old'), (2, 'old'), (9, 'stays')");
    try (SmallWorker worker = new SmallWorker(upserts())) {
      worker.topic(
          new Records("t")
              .row(0, 1, "a")
              .row(0, 1, "b")
              .tombstone(0, 2)
              .row(0, 3, "c")
              .tombstone(0, 3)
              .row(0, 3, "d")
              .row(0, 4, "e")
              .tombstone(0, 4)
              .list());
      worker.start().runToEnd();
    }
    assertThat(rows()).isEqualTo("1=b,3=d,9=stays");
  }

  @Test
  void mergesManyUpsertsThroughAStagingTable() throws SQLException {
    postgres.execute("INSERT INTO t SELECT g, 'old' FROM generate_series(0, 999) g");
    Records records = new Records("t");
    for (int i = 0; i < 4_000; i++) {
      records.row(0, i % 2_000, "v" + i);
      if (i % 10 == 3) {
        records.tombstone(0, i % 2_000);
      }
    }
    try (SmallWorker worker = new SmallWorker(upserts("batch.max.rows", "700"))) {
      worker.topic(records.list());
      worker.start().runToEnd();
    }
    assertThat(postgres.single("SELECT count(*) FROM t")).isEqualTo("1800");
    assertThat(postgres.single("SELECT count(*) FROM t WHERE name = 'v' || (id + 2000)"))
        .isEqualTo("1800");
  }

  @Test
  void updatesOnlyWhatIsThere() throws SQLException {
    postgres.execute("INSERT INTO t SELECT g, 'old' FROM generate_series(1, 150) g");
    Map<String, String> options = upserts();
    options.put("insert.mode", "update");
    try (SmallWorker worker = new SmallWorker(options)) {
      worker.topic(Records.numbered("t", 300, i -> "new"));
      worker.start().runToEnd();
    }
    assertThat(postgres.single("SELECT count(*) || min(name) || max(name) FROM t"))
        .isEqualTo("150newnew");
  }

  @Test
  void writesARowThatIsTheSameNotAgain() throws SQLException {
    try (SmallWorker worker = new SmallWorker(upserts())) {
      worker.topic(Records.numbered("t", 300, i -> "same"));
      worker.start().runToEnd();
    }
    String before = postgres.single("SELECT max(xmin::text::bigint) FROM t");
    try (SmallWorker worker = new SmallWorker(upserts())) {
      worker.topic(Records.numbered("t", 300, i -> "same"));
      worker.start().runToEnd();
    }
    assertThat(postgres.single("SELECT max(xmin::text::bigint) FROM t")).isEqualTo(before);
  }

  @Test
  void spreadsKeysOverWriters() throws SQLException {
    try (SmallWorker worker = new SmallWorker(upserts("writers", "3", "batch.max.rows", "200"))) {
      worker.topic(Records.numbered("t", 3_000, i -> "n" + i));
      worker.start().runToEnd();
    }
    assertThat(postgres.single("SELECT count(*) FROM t")).isEqualTo("3000");
  }

  @Test
  void setsABadRowAsideAndWritesTheOthers() throws SQLException {
    postgres.execute("ALTER TABLE t ADD CONSTRAINT positive CHECK (id <> 777)");
    Map<String, String> options = upserts("errors.tolerance", "all");
    SmallWorker worker = new SmallWorker(options);
    try (worker) {
      worker.topic(
          Records.numbered(
              "t", 1_000, i -> i == 5 ? "far too long for this column" : i == 9 ? "N\0L" : "n"));
      worker.start().runToEnd();
      assertThat(worker.context.reported)
          .extracting(r -> ((org.apache.kafka.connect.data.Struct) r.key()).getInt64("id"))
          .containsExactlyInAnyOrder(5L, 9L, 777L);
      assertThat(worker.context.reported)
          .filteredOn(r -> ((org.apache.kafka.connect.data.Struct) r.key()).getInt64("id") == 777L)
          .allSatisfy(
              r -> {
                assertThat(r.headers().lastWithName("patchworks.jdbc.sqlstate").value())
                    .isEqualTo("23514");
                assertThat(r.headers().lastWithName("patchworks.jdbc.constraint").value())
                    .isEqualTo("positive");
              });
      assertThat(worker.context.reported)
          .filteredOn(r -> ((org.apache.kafka.connect.data.Struct) r.key()).getInt64("id") == 5L)
          .allSatisfy(
              r ->
                  assertThat(r.headers().lastWithName("patchworks.jdbc.column").value())
                      .isEqualTo("name"));
      assertThat(worker.context.causes)
          .allSatisfy(e -> assertThat(e.getMessage()).doesNotContain("far too"));
    }
    assertThat(postgres.single("SELECT count(*) FROM t")).isEqualTo("997");
  }

  @Test
  void failsWithoutADeadLetterQueueAndWritesNothingOfTheBatch() throws SQLException {
    try (SmallWorker worker = new SmallWorker(options("linger.ms", "60000"))) {
      worker.topic(
          Records.numbered("t", 500, i -> i == 333 ? "far too long for this column" : "n"));
      worker.start();
      assertThatThrownBy(worker::runToEnd)
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("t-0@111")
          .hasMessageContaining("22001")
          .hasMessageContaining("dead-letter queue");
    }
    assertThat(postgres.single("SELECT count(*) FROM t")).isEqualTo("0");
  }

  @Test
  void findsRowsThatOnlyTheMergeRefuses() throws SQLException {
    postgres.execute("CREATE TABLE parent (id bigint PRIMARY KEY)");
    postgres.execute("INSERT INTO parent SELECT g FROM generate_series(0, 299) g WHERE g <> 123");
    postgres.execute("ALTER TABLE t ADD FOREIGN KEY (id) REFERENCES parent");
    try (SmallWorker worker = new SmallWorker(upserts("errors.tolerance", "all"))) {
      worker.topic(Records.numbered("t", 300, i -> "n"));
      worker.start().runToEnd();
      assertThat(worker.context.reported).hasSize(1);
      assertThat(
              worker
                  .context
                  .reported
                  .get(0)
                  .headers()
                  .lastWithName("patchworks.jdbc.sqlstate")
                  .value())
          .isEqualTo("23503");
    }
    assertThat(postgres.single("SELECT count(*) FROM t")).isEqualTo("299");
  }

  @Test
  void keepsTheOrderOfRowsThatShareASecondUniqueKey() throws SQLException {
    postgres.execute("ALTER TABLE t ADD UNIQUE (name)");
    postgres.execute("INSERT INTO t VALUES (2, 'x')");
    try (SmallWorker worker = new SmallWorker(upserts())) {
      worker.topic(new Records("t").row(0, 2, "y").row(0, 1, "x").row(0, 2, "z").list());
      worker.start().runToEnd();
    }
    assertThat(rows()).isEqualTo("1=x,2=z");
  }
}
