/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.Dialects;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.sink.sql.TargetColumn.ColumnKind;
import java.sql.Types;
import java.util.List;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SQL of databases that do not run here. */
class WriteStatementsTest {
  private static final TargetColumn ID = column("id");
  private static final TargetColumn NAME = column("a name");

  private static TargetColumn column(String name) {
    return new TargetColumn(
        name, new ColumnKind(Types.VARCHAR, "varchar", 0, 0), null, false, false, false);
  }

  private static WriteStatements statements(String dialect) {
    Target target =
        new Target(
            TableId.of("t"), List.of(ID, NAME), List.of("id"), List.of(List.of("id")), false);
    return WriteStatements.of(Dialects.of(dialect, ""), target, target.columns(), List.of(ID));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "mysql|INSERT INTO `t` (`id`, `a name`) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE `a name` = VALUES(`a name`)",
        "sqlserver|MERGE INTO [t] WITH (HOLDLOCK) AS t USING (VALUES (?, ?), (?, ?)) AS s ([id], [a name]) ON (t.[id] = s.[id]) WHEN MATCHED THEN UPDATE SET [a name] = s.[a name] WHEN NOT MATCHED THEN INSERT ([id], [a name]) VALUES (s.[id], s.[a name]);",
        "oracle|MERGE INTO \"t\" t USING (SELECT ? AS \"id\", ? AS \"a name\" FROM DUAL) s ON (t.\"id\" = s.\"id\") WHEN MATCHED THEN UPDATE SET \"a name\" = s.\"a name\" WHEN NOT MATCHED THEN INSERT (\"id\", \"a name\") VALUES (s.\"id\", s.\"a name\")",
        "sqlite|INSERT INTO \"t\" (\"id\", \"a name\") VALUES (?, ?), (?, ?) ON CONFLICT (\"id\") DO UPDATE SET \"a name\" = excluded.\"a name\"",
        "h2|MERGE INTO \"t\" (\"id\", \"a name\") KEY (\"id\") VALUES (?, ?), (?, ?)",
        "generic|MERGE INTO \"t\" AS t USING (VALUES (?, ?)) AS s (\"id\", \"a name\") ON (t.\"id\" = s.\"id\") WHEN MATCHED THEN UPDATE SET \"a name\" = s.\"a name\" WHEN NOT MATCHED THEN INSERT (\"id\", \"a name\") VALUES (s.\"id\", s.\"a name\")"
      })
  void upserts(String dialect, String sql) {
    assertThat(statements(dialect).upsert(2)).isEqualTo(sql);
  }

  @Test
  void updatesAndDeletesByKey() {
    assertThat(statements("mysql").update())
        .isEqualTo("UPDATE `t` SET `a name` = ? WHERE `id` = ?");
    assertThat(statements("mysql").delete()).isEqualTo("DELETE FROM `t` WHERE `id` = ?");
  }

  @Test
  void keepsBelowTheLimitsOfAStatement() {
    assertThat(statements("sqlserver").rowsPerStatement()).isEqualTo(500);
    assertThat(statements("oracle").rowsPerStatement()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql|bigint|numeric|text",
        "mysql|bigint|decimal(65,3)|varchar(255)",
        "sqlserver|bigint|decimal(38,3)|nvarchar(450)",
        "oracle|number(19,0)|number(*,3)|varchar2(4000)",
        "sqlite|integer|text|text",
        "generic|bigint|decimal(38,3)|varchar(255)"
      })
  void makesColumnsByTheTableOfTypes(String dialect, String whole, String decimal, String key) {
    ColumnTypes types = ColumnTypes.of(dialect);
    assertThat(types.of(Schema.INT64_SCHEMA)).isEqualTo(whole);
    assertThat(types.of(Decimal.schema(3))).isEqualTo(decimal);
    assertThat(types.inKey(Schema.STRING_SCHEMA)).isEqualTo(key);
  }

  @Test
  void quotesWhateverANameHolds() {
    Dialect postgres = Dialects.of("postgresql", "");
    assertThat(
            new Ddl(postgres)
                .create(
                    TableId.of("a\"; DROP TABLE x; --"),
                    List.of(new NewColumn("b\"c", Schema.STRING_SCHEMA, true)),
                    List.of("b\"c")))
        .containsExactly(
            "CREATE TABLE \"a\"\"; DROP TABLE x; --\" (\"b\"\"c\" text NOT NULL, PRIMARY KEY (\"b\"\"c\"))");
  }
}
