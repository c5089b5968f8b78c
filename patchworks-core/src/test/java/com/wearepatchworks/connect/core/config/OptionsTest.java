/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.delivery.Ordering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  private final Config config = new Config(new ArrayList<>(List.of(new ConfigValue("sink.url"))));
  private final Problems problems = new Problems(config);

  private List<String> errors(String option) {
    return config.configValues().stream()
        .filter(value -> value.name().equals(option))
        .flatMap(value -> value.errorMessages().stream())
        .toList();
  }

  @Test
  void wordsOfAClosedSet() {
    OneOf ordering = OneOf.constantsOf(Ordering.class);
    assertThat(ordering).hasToString("key, partition, none");
    ordering.ensureValid("ordering", "KEY");
    ordering.ensureValid("ordering", null);
    assertThat(ordering.validValues("ordering", Map.of()))
        .containsExactly("key", "partition", "none");
    assertThat(OneOf.parse(Ordering.class, " Partition ")).isEqualTo(Ordering.PARTITION);
    assertThatThrownBy(() -> ordering.ensureValid("ordering", "keys"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("ordering", "keys", "key, partition, none");
  }

  @ParameterizedTest
  @CsvSource({"max.in.fligth, max.in.flight", "sink.ulr, sink.url", "urls, url"})
  void aMisspeltOptionIsAnErrorThatSaysWhatWasMeant(String given, String meant) {
    UnknownOptions.report(Map.of(given, "1"), Set.of("max.in.flight", "sink.url", "url"), problems);
    assertThat(errors(given)).hasSize(1).allMatch(text -> text.contains("'" + meant + "'"));
    assertThat(problems.any()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url",
        "ssl",
        "platform.team",
        "name",
        "topics",
        "tasks.max",
        "transforms.url.type",
        "value.converter.schemas.enable",
        "errors.tolerance",
        "producer.override.acks",
        "connector.class",
        "predicates",
        "topic.creation.default.partitions"
      })
  void knownForeignAndFrameworkOptionsAreLeftAlone(String given) {
    UnknownOptions.report(Map.of(given, "1"), Set.of("url", "topicz", "namee"), problems);
    assertThat(problems.any()).isFalse();
  }

  @Test
  void problemsLandOnTheirOption() {
    problems
        .add("sink.url", "wrong")
        .addIfThrows(
            "sink.url",
            () -> {
              throw new IllegalArgumentException("no host");
            })
        .addIfThrows("sink.url", () -> {});
    assertThat(errors("sink.url")).containsExactly("wrong", "no host");
  }

  @Test
  void anOptionIsVisibleWhileAnotherSaysSo() {
    VisibleWhen basic = VisibleWhen.is("auth", "basic");
    assertThat(basic.visible("user", Map.of("auth", "BASIC"))).isTrue();
    assertThat(basic.visible("user", Map.of("auth", "none"))).isFalse();
    assertThat(basic.visible("user", Map.of())).isFalse();
  }

  @Test
  void theReferenceShowsGroupsAndOptionsInTheirOrder() {
    ConfigDef def = new ConfigDef();
    OptionGroup.of(def, "Target")
        .add(Option.string("sink.url").important().doc("Where to."))
        .add(Option.string("a.name").optional().doc("Says 100%n."));
    OptionGroup.of(def, "Auth")
        .add(Option.password("secret").defaultsTo("s3cret").doc("Hidden."))
        .add(
            Option.string("ordering")
                .defaultsTo("key")
                .validatedBy(OneOf.constantsOf(Ordering.class))
                .advanced()
                .doc("Order."));
    String page = OptionReference.markdown(OptionsTest.class, def);
    assertThat(page)
        .startsWith("# OptionsTest\n\n`connector.class`: `" + OptionsTest.class.getName())
        .containsSubsequence(
            "## Target",
            "### `sink.url`\n\nWhere to.\n\n- Type: string\n- Default: none, required\n- Importance: high\n",
            "### `a.name`\n\nSays 100%n.",
            "- Default: not set",
            "## Auth",
            "### `secret`",
            "- Default: `[hidden]`",
            "### `ordering`",
            "- Default: `key`\n- Valid values: key, partition, none\n- Importance: low")
        .doesNotContain("s3cret", "\r");
  }
}
