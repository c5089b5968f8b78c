/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static com.wearepatchworks.connect.core.format.Write.format;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordFormatOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "format, avro",
    "format.charset, latin-x",
    "format.charset, UTF-16",
    "format.line.end, cr",
    "json.strings, maybe",
    "csv.delimiter, ||",
    "csv.delimiter, '\"'",
    "csv.quote, never",
    "csv.null, 'a\"b'",
    "csv.columns, 'a,b,a'",
    "csv.header, perhaps",
    "xml.root, 1st",
    "xml.record, a b",
    "xml.names, guess",
    "text.line.breaks, drop",
    "bytes.separator, \\q",
    "bytes.separator, x\\"
  })
  void eachBadValueNamesItsOption(String option, String value) {
    assertThatThrownBy(() -> format("csv", option, value))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(option);
  }

  @ParameterizedTest
  @CsvSource({"ndjson, ndjson", "JSON, json", "csv, csv", "xml, xml", "Text, txt", "bytes, bin"})
  void eachFormatHasItsExtension(String format, String extension) {
    assertThat(format(format).extension()).isEqualTo(extension);
  }

  @ParameterizedTest
  @CsvSource({
    "ndjson, json.strings, csv.header",
    "csv, csv.quote, xml.root",
    "xml, format.charset, text.line.breaks",
    "text, text.line.breaks, bytes.separator",
    "bytes, bytes.separator, format.charset"
  })
  void onlyWhatAppliesIsShown(String format, String shown, String hidden) {
    Map<String, ConfigValue> values =
        RecordFormatOptions.define(new ConfigDef()).validateAll(Map.of("format", format));
    assertThat(values.get(shown)).returns(true, ConfigValue::visible);
    assertThat(values.get(hidden)).returns(false, ConfigValue::visible);
  }

  @Test
  void jsonIsTheDefault() {
    assertThat(
            RecordFormatOptions.from(
                new AbstractConfig(RecordFormatOptions.define(new ConfigDef()), Map.of(), false)))
        .returns("ndjson", RecordFormat::extension);
  }
}
