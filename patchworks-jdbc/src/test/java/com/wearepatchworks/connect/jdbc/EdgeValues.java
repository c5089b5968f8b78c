/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Types of PostgreSQL with the values at their edges. */
final class EdgeValues {
  /** Columns that the sink makes for types; all others become text, or text[]. */
  static final Map<String, String> MADE =
      Map.ofEntries(
          Map.entry("bigint", "bigint"),
          Map.entry("boolean", "boolean"),
          Map.entry("boolean[]", "boolean[]"),
          Map.entry("bytea", "bytea"),
          Map.entry("bytea[]", "bytea[]"),
          Map.entry("cents", "numeric"),
          Map.entry("date", "date"),
          Map.entry("date[]", "date[]"),
          Map.entry("double precision", "double precision"),
          Map.entry("float8[]", "double precision[]"),
          Map.entry("int[]", "integer[]"),
          Map.entry("integer", "integer"),
          Map.entry("numeric(10,2)", "numeric"),
          Map.entry("numeric(2,4)", "numeric"),
          Map.entry("numeric(3,-2)", "numeric"),
          Map.entry("numeric(5,1)[]", "numeric[]"),
          Map.entry("oid", "bigint"),
          Map.entry("positive", "integer"),
          Map.entry("real", "real"),
          Map.entry("smallint", "smallint"),
          Map.entry("time", "time without time zone"),
          Map.entry("time(3)", "time without time zone"),
          Map.entry("time[]", "time without time zone[]"),
          Map.entry("timestamp", "timestamp with time zone"),
          Map.entry("timestamptz", "timestamp with time zone"),
          Map.entry("timestamptz[]", "timestamp with time zone[]"));

  /**
   * Of one type.
   *
   * @param literals as SQL
   */
  record Type(String name, List<String> literals) {
    @Override
    public String toString() {
      return name;
    }
  }

  private EdgeValues() {}

  private static Type type(String name, String... literals) {
    return new Type(name, List.of(literals));
  }

  static List<Type> all() {
    return Stream.of(numbers(), texts(), moments(), networks(), shapes(), ranges(), own(), arrays())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Type> numbers() {
    return List.of(
        type("smallint", "-32768", "32767"),
        type("integer", "-2147483648", "2147483647"),
        type("bigint", "-9223372036854775808", "9223372036854775807"),
        type("oid", "0", "4294967295"),
        type("real", "'NaN'", "'Infinity'", "'-Infinity'", "'-0'", "1e-45", "3.4028235e38"),
        type(
            "double precision",
            "'NaN'",
            "'Infinity'",
            "'-Infinity'",
            "'-0'",
            "5e-324",
            "1.7976931348623157e308"),
        type("boolean", "true", "false"),
        type(
            "numeric",
            "repeat('9', 131072)::numeric",
            "('-0.' || repeat('1', 16383))::numeric",
            "(repeat('9', 131072) || '.' || repeat('7', 16383))::numeric",
            "'NaN'",
            "'Infinity'",
            "'-Infinity'",
            "0.000",
            "1e-300"),
        type("numeric(10,2)", "-0.10", "99999999.99", "0"),
        type("numeric(3,-2)", "99900", "-100"),
        type("numeric(2,4)", "0.0012"),
        type("money", "'-92233720368547758.08'", "'1234.56'"));
  }

  private static List<Type> texts() {
    return List.of(
        type("text", "''", "E'a \\u00fc \\U0001F600 \\\\ \\t \\n \\\\N'", "'NULL'", "'\"'"),
        type("varchar(5)", "''", "'abcde'"),
        type("char(5)", "''", "'abc'"),
        type("name", "'n'"),
        type("\"char\"", "'c'", "''"),
        type(
            "bytea",
            "''",
            "decode((SELECT string_agg(lpad(to_hex(n), 2, '0'), '' ORDER BY n)"
                + " FROM generate_series(0, 255) n), 'hex')"),
        type("uuid", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", "repeat('f', 32)::uuid"),
        type("json", "'{\"a\" :  1, \"a\": null}'", "'null'", "'\"\"'"),
        type("jsonb", "'{\"a\": [1.50, \"\\u00fc\"]}'", "'null'", "'1e400'"),
        type("jsonpath", "'$.a[*]'"),
        type("xml", "'<a>\u00e9</a>'", "''"),
        type("tsvector", "'a:1A b'", "''"),
        type("tsquery", "'a & !b'"),
        type("bit(4)", "B'0101'"),
        type("bit(1)", "B'1'"),
        type("varbit", "B''", "B'01'"));
  }

  private static List<Type> moments() {
    return List.of(
        type(
            "date",
            "'infinity'",
            "'-infinity'",
            "'4714-11-24 BC'",
            "'0001-12-31 BC'",
            "'0001-01-01'",
            "'5874897-12-31'"),
        type("time", "'00:00'", "'24:00'", "'23:59:60'", "'23:59:59.999999'"),
        type("time(3)", "'23:59:59.999'"),
        type("timetz", "'23:59:59.999999+15:59'", "'24:00:00-15:59:59'", "'00:00Z'"),
        type(
            "timestamp",
            "'infinity'",
            "'-infinity'",
            "'4714-11-24 00:00:00 BC'",
            "'1969-12-31 23:59:59.999999'",
            "'2016-12-31 23:59:60'",
            "'294246-12-31 23:59:59.999999'"),
        type(
            "timestamptz",
            "'infinity'",
            "'-infinity'",
            "'4714-11-24 00:00:00+00 BC'",
            "'0001-01-01 00:00:00.000001+00'",
            "'2016-12-31 23:59:60+00'",
            "'294246-12-31 23:59:59.999999+00'"),
        type(
            "interval",
            "'1 year -2 days 03:04:05.000006'",
            "'178000000 years'",
            "'-178000000 years'",
            "'infinity'",
            "'0'"));
  }

  private static List<Type> networks() {
    return List.of(
        type("inet", "'10.0.0.1/8'", "'::1'", "'::ffff:1.2.3.4/96'"),
        type("cidr", "'10.0.0.0/8'", "'2001:db8::/32'"),
        type("macaddr", "'08:00:2b:01:02:03'"),
        type("macaddr8", "'08:00:2b:01:02:03:04:05'"),
        type("pg_lsn", "'FFFFFFFF/FFFFFFFF'"),
        type("xid", "'4294967295'"),
        type("xid8", "'18446744073709551615'"),
        type("cid", "'7'"),
        type("tid", "'(42,7)'"),
        type("pg_snapshot", "'10:20:10,14'"),
        type("regclass", "'pg_catalog.pg_class'"),
        type("regtype", "'integer'"),
        type("regproc", "'now'"),
        type("regprocedure", "'abs(integer)'"),
        type("regoper", "'||/'"),
        type("regoperator", "'+(integer,integer)'"),
        type("regcollation", "'\"C\"'"),
        type("regconfig", "'english'"),
        type("regdictionary", "'simple'"),
        type("regnamespace", "'public'"),
        type("regrole", "'postgres'"),
        type("aclitem", "'postgres=r/postgres'"),
        type("txid_snapshot", "'10:20:10,14'"),
        type("refcursor", "'c'"),
        type("oidvector", "'1 2'"),
        type("int2vector", "'1 2'"));
  }

  private static List<Type> shapes() {
    return List.of(
        type("point", "'(1e300,-0)'", "'(NaN,Infinity)'", "'(0.1,5e-324)'"),
        type("line", "'{1,-1,0.1}'"),
        type("lseg", "'[(0,0),(1,0.1)]'"),
        type("box", "'(3,4.5),(1,2)'"),
        type("path", "'[(0,0),(1,1)]'", "'((0,0),(1,1))'"),
        type("polygon", "'((0,0),(1,1),(2,0.1))'"),
        type("circle", "'<(1,2),3.5>'"));
  }

  private static List<Type> ranges() {
    return List.of(
        type("int4range", "'[1,5)'", "'empty'", "'(,)'"),
        type("int8range", "'[-9223372036854775808,)'"),
        type("numrange", "'(1.50,NaN]'"),
        type("tsrange", "'[\"0044-03-15 00:00:00 BC\",infinity)'"),
        type("tstzrange", "'[2024-01-01 00:00+00,)'"),
        type("daterange", "'[2024-01-01,infinity]'"),
        type("int4multirange", "'{}'", "'{[1,2),[5,7)}'"),
        type("int8multirange", "'{(,)}'"),
        type("nummultirange", "'{[1.0,2.0]}'"),
        type("tsmultirange", "'{[2024-01-01,2024-01-02)}'"),
        type("tstzmultirange", "'{[2024-01-01 00:00+00,)}'"),
        type("datemultirange", "'{[2024-01-01,)}'"));
  }

  private static List<Type> own() {
    return List.of(
        type("mood", "'sad'", "'it''s'"),
        type("positive", "7"),
        type("cents", "12.30"),
        type("pair", "ROW(1, 'x \"y\", z')::pair", "ROW(NULL, '')::pair"),
        type("span", "'[1.5,2)'"));
  }

  private static List<Type> arrays() {
    return List.of(
        type("int[]", "'{}'", "'{1,NULL,3}'"),
        type("text[]", "array['a,b', 'NULL', NULL, '\"q\\', '', '{}']"),
        type("numeric[]", "array[1.50, 'NaN', NULL]::numeric[]"),
        type("numeric(5,1)[]", "array[1.5, NULL]"),
        type("float8[]", "array['-0', 'Infinity']::float8[]"),
        type("boolean[]", "array[true, NULL]"),
        type("uuid[]", "array['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11']::uuid[]"),
        type("date[]", "array['infinity', '0044-03-15 BC']::date[]"),
        type("timestamptz[]", "array['2024-01-01 00:00+00', NULL]::timestamptz[]"),
        type("time[]", "array['24:00']::time[]"),
        type("bytea[]", "array['\\x00ff', NULL]::bytea[]"),
        type("jsonb[]", "array['{\"a\": \"x,y\"}', 'null']::jsonb[]"),
        type("inet[]", "array['10.0.0.1/8']::inet[]"),
        type("point[]", "array['(1,2)']::point[]"),
        type("box[]", "array['(3,4),(1,2)', '(1,1),(0,0)']::box[]"),
        type("interval[]", "array['1 day 02:00']::interval[]"),
        type("mood[]", "array['sad', 'it''s']::mood[]"),
        type("int4range[]", "array['[1,5)', 'empty']::int4range[]"));
  }
}
