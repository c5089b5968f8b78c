/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.wearepatchworks.connect.core.config.Problems;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatOptionsTest {
  private static final ConfigDef DEFINITION = new ConfigDef();
  private static final int MAX = 1_000;

  static {
    FormatOptions.define(DEFINITION);
  }

  private static AbstractConfig config(String format, String... options) {
    Map<String, String> all = new HashMap<>(Map.of("format", format));
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    return new AbstractConfig(DEFINITION, all, false);
  }

  private static Format format(String format, String... options) {
    return FormatOptions.from(config(format, options), MAX);
  }

  private static List<ConfigValue> problems(AbstractConfig config) {
    Config validated = new Config(new ArrayList<>());
    FormatOptions.check(config, MAX, new Problems(validated));
    return validated.configValues();
  }

  @Test
  void everyFormatHasItsUsualForm() {
    assertThat(format("csv"))
        .isEqualTo(new CsvFormat(CsvDialect.of(UTF_8, ','), CsvColumns.HEADER, MAX));
    assertThat(format("NDJSON")).isEqualTo(new NdJsonFormat(MAX));
    assertThat(format("json", "json.pointer", "/a"))
        .isEqualTo(new JsonStreamFormat(JsonPointer.compile("/a"), true, MAX));
    assertThat(format("xml", "xml.element", "/a/b")).isEqualTo(new XmlFormat("/a/b", MAX));
    assertThat(format("text", "format.charset", "windows-1252"))
        .isEqualTo(new TextLinesFormat(Charset.forName("windows-1252"), MAX));
    assertThat(format("text", "text.records", "whole")).isEqualTo(new WholeFormat(UTF_8, MAX));
    assertThat(format("bytes")).isEqualTo(new WholeFormat(null, MAX));
    assertThat(format("chunks", "chunks.bytes", "100")).isEqualTo(new ChunksFormat(100));
    for (String usual : List.of("csv", "ndjson", "json", "text", "bytes")) {
      assertThat(problems(config(usual))).isEmpty();
    }
  }

  @Test
  void csvInEveryWay() throws IOException {
    Format csv =
        format(
            "csv",
            "csv.header",
            "false",
            "csv.columns",
            "id:int64, at:timestamp(yyyy-MM-dd HH:mm), note, n",
            "csv.delimiter",
            "tab",
            "csv.quote.character",
            "'",
            "csv.comment.character",
            "#",
            "csv.null",
            "NULL",
            "csv.trim",
            "true",
            "csv.skip.lines",
            "1",
            "columns.types",
            "inferred",
            "columns.time.zone",
            "Europe/Amsterdam");
    assertThat(Read.texts(csv, "x\n# no\n1\t2026-07-01 12:00\t' a\tb'\tNULL\n2\t\t 7.50 \tx\n"))
        .containsExactly(
            "{\"id\":1,\"at\":\"2026-07-01T10:00:00Z\",\"note\":\" a\\tb\",\"n\":null}",
            "{\"id\":2,\"at\":null,\"note\":7.50,\"n\":\"x\"}");
  }

  @Test
  void columnsAtFixedPlaces() throws IOException {
    Format fixed =
        format("fixed-width", "fixed.columns", "id:1-3:int64,name:4-9", "fixed.skip.lines", "1");
    assertThat(Read.texts(fixed, "head\n007bond\n"))
        .containsExactly("{\"id\":7,\"name\":\"bond\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "format, yaml",
    "format.charset, no-such",
    "json.pointer, a",
    "xml.element, a//b",
    "text.records, words",
    "chunks.bytes, 0",
    "csv.columns, id:int",
    "csv.columns, :int64",
    "csv.delimiter, ab",
    "csv.quote.character, é",
    "csv.comment.character, ##",
    "csv.skip.lines, -1",
    "columns.types, declared",
    "columns.time.zone, Mars"
  })
  void whatIsWrongByItselfIsRefusedWithItsOption(String option, String value) {
    assertThatThrownBy(() -> config("csv", option, value))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(option)
        .hasMessageContaining(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xml | json.array | whole | xml.element | which elements",
        "fixed-width | json.array | whole | fixed.columns | which columns",
        "fixed-width | fixed.columns | a:2-1 | fixed.columns | first character",
        "fixed-width | fixed.columns | a:1-1,a:2-2 | fixed.columns | two columns",
        "csv | csv.columns | a,a | csv.columns | two columns",
        "csv | csv.quote.character | , | csv.delimiter | must differ",
        "chunks | chunks.bytes | 1001 | chunks.bytes | largest record"
      })
  void whatIsWrongTogetherLandsOnTheOptionAtFault(
      String format, String option, String value, String fault, String words) {
    List<ConfigValue> problems = problems(config(format, option, value));
    assertThat(problems).extracting(ConfigValue::name).containsExactly(fault);
    assertThat(problems.get(0).errorMessages()).singleElement().asString().contains(words);
  }

  @Test
  void theDelimiterMustExistInTheCharset() {
    AbstractConfig config = config("csv", "csv.delimiter", "€", "format.charset", "ISO-8859-1");
    assertThat(problems(config)).extracting(ConfigValue::name).containsExactly("csv.delimiter");
  }

  @Test
  void optionsShowWithTheirFormatOnly() {
    List<String> shown =
        DEFINITION.validate(Map.of("format", "xml")).stream()
            .filter(ConfigValue::visible)
            .map(ConfigValue::name)
            .toList();
    assertThat(shown).containsExactlyInAnyOrder("format", "xml.element");
  }

  @Test
  void formatsKnowWhetherTheyHaveASchema() {
    assertThat(format("csv").structured()).isTrue();
    assertThat(format("csv", "columns.types", "inferred").structured()).isFalse();
    assertThat(
            format(
                    "csv",
                    "columns.types",
                    "inferred",
                    "csv.header",
                    "false",
                    "csv.columns",
                    "a:date")
                .structured())
        .isTrue();
    assertThat(format("fixed-width", "fixed.columns", "a:1-2").structured()).isTrue();
    assertThat(format("ndjson").structured()).isFalse();
  }
}
