/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("JavaUtilDate") // Connect's logical types are made of it
class TemplateTest {
  private static SinkRecord record(@Nullable Object key, @Nullable Object value) {
    return new SinkRecord(
        "orders", 3, null, key, null, value, 42, 1_769_860_800_000L, TimestampType.CREATE_TIME);
  }

  private static String render(String template, SinkRecord record) {
    return Template.compile(template, SinkScope.ROOTS).render(new SinkScope(record), text -> text);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          plain,                              plain
          '',                                 ''
          ${topic}-${partition}-${offset}, orders-3-42
          $${topic} costs $$5,            ${topic} costs $5
          a $ b $,                          a $ b $
          ${timestamp},                      1769860800000
          ${timestamp:yyyy/MM/dd HH},        2026/01/31 12
          ${timestamp:d MMM},                31 Jan
          ${value.no?}.,                     .
          ${header.no?},                     ''
          """)
  void renders(String template, String expected) {
    assertThat(render(template, record("k", "{}"))).isEqualTo(expected);
  }

  @Test
  void positionsAreThoseBeforeTransforms() {
    SinkRecord renamed = record("k", "v").newRecord("renamed", 9, null, "k", null, "v", 1L);
    assertThat(render("${topic}/${partition}", renamed)).isEqualTo("orders/3");
  }

  @Test
  void findsFieldsInWhateverFormAValueHas() {
    Schema inner = SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();
    Schema outer = SchemaBuilder.struct().field("customer", inner).build();
    Struct struct = new Struct(outer).put("customer", new Struct(inner).put("id", 7L));
    String json = "{\"a\":[1],\"customer\":{\"id\":7}}";
    for (Object form :
        List.of(struct, Map.of("customer", Map.of("id", 7)), json, json.getBytes(UTF_8))) {
      assertThat(render("${value.customer.id}", record(null, form))).isEqualTo("7");
      assertThat(render("${key.customer.id}", record(form, null))).isEqualTo("7");
      assertThat(render("${value.customer.no?}", record(null, form))).isEmpty();
    }
  }

  @Test
  void numbersInJsonStayAsWritten() {
    assertThat(render("${value.price}", record(null, "{\"price\":19.90}"))).isEqualTo("19.90");
  }

  @Test
  void headerNamesMayHaveDots() {
    SinkRecord record = record(null, "v");
    record.headers().addString("shop.order.id", "first").addString("shop.order.id", "last");
    assertThat(render("${header.shop.order.id}", record)).isEqualTo("last");
  }

  @Test
  void wholeKeysAndValues() {
    assertThat(render("${key}|${value}", record("é".getBytes(UTF_8), Map.of("a", 1L))))
        .isEqualTo("é|{\"a\":1}");
    assertThat(render("${key}", record(ByteBuffer.wrap("b".getBytes(UTF_8)), null))).isEqualTo("b");
    assertThat(render("${key}", record(new BigDecimal("1E+3"), null))).isEqualTo("1000");
    assertThat(render("${key}", record(new Date(0), null))).isEqualTo("1970-01-01T00:00:00Z");
  }

  @Test
  void datesComeFromDatesMillisecondsAndInstantsInAnyForm() {
    String template = "${value.at:yyyy-MM-dd}";
    for (Object at : List.of(new Date(0), 0L, "0", "1970-01-01T00:00:00Z")) {
      assertThat(render(template, record(null, Map.of("at", at)))).isEqualTo("1970-01-01");
    }
    assertThat(render(template, record(null, "{\"at\":86400000}"))).isEqualTo("1970-01-02");
    assertThatThrownBy(() -> render(template, record(null, Map.of("at", "soon"))))
        .isInstanceOf(TemplateException.class)
        .hasMessageContainingAll("${value.at}", "soon", "milliseconds");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertThatThrownBy(() -> render("${key}", record(new byte[] {-1}, null)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void onlyValuesAreEscaped() {
    String text =
        Template.compile("a/b/${key}/${value.no?}", SinkScope.ROOTS)
            .render(new SinkScope(record("x/y", "{}")), value -> value.replace("/", "%2F"));
    assertThat(text).isEqualTo("a/b/x%2Fy/");
  }

  @Test
  void aMissingValueTeachesAndTellsNothingElseOfTheTemplate() {
    assertThatThrownBy(() -> render("secret/${value.id}", record(null, "{\"id\":null}")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContainingAll("${value.id}", "${value.id?}")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> render("${value.id}", record(null, null)))
        .isInstanceOf(TemplateException.class);
    assertThatThrownBy(() -> render("${value.id}", record(null, "no json")))
        .isInstanceOf(TemplateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'x${topic', 'starts at character 2'",
    "'${query.a}', 'unknown here'",
    "'${}', 'unknown here'",
    "'${value.}', 'empty name'",
    "'${value.a..b}', 'empty name'",
    "'${header.}', 'empty name'",
    "'${timestamp:bogus}', 'bad date pattern'"
  })
  void mistakesAreFoundWhenCompiled(String template, String reason) {
    assertThatThrownBy(() -> Template.compile(template, SinkScope.ROOTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(template);
  }

  @Test
  void knowsItsVariables() {
    Template template = Template.compile("${topic}-${value.a.b?}", Set.of("topic", "value"));
    assertThat(template.variables())
        .extracting(Variable::name)
        .containsExactly("topic", "value.a.b");
    assertThat(template).hasToString("${topic}-${value.a.b?}");
  }
}
