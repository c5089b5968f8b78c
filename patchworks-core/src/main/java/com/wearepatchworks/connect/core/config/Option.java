/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.config;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/**
 * One option, built in words instead of {@link ConfigDef}'s twelve positional arguments.
 *
 * <pre>{@code
 * OptionGroup.of(def, "Listener")
 *     .add(Option.integer("listen.port").defaultsTo(8080).validatedBy(between(0, 65535)).important()
 *         .doc("TCP port to listen on; 0 takes a free one."));
 * }</pre>
 *
 * <p>An option without a default is required. Importance is {@code MEDIUM} unless said otherwise.
 */
public final class Option {
  private final String name;
  private final Type type;
  private @Nullable Object defaultValue = ConfigDef.NO_DEFAULT_VALUE;
  private @Nullable Validator validator;
  private @Nullable Recommender recommender;
  private List<String> dependents = List.of();
  private Importance importance = Importance.MEDIUM;
  private String doc = "";

  private Option(String name, Type type) {
    this.name = name;
    this.type = type;
  }

  /** A text option. */
  public static Option string(String name) {
    return new Option(name, Type.STRING);
  }

  /** A secret: hidden in logs, REST answers and errors. */
  public static Option password(String name) {
    return new Option(name, Type.PASSWORD);
  }

  /** A 32-bit number. */
  public static Option integer(String name) {
    return new Option(name, Type.INT);
  }

  /** A 64-bit number; a duration ends in {@code .ms}, a size in {@code .bytes}. */
  public static Option number(String name) {
    return new Option(name, Type.LONG);
  }

  /** True or false. */
  public static Option flag(String name) {
    return new Option(name, Type.BOOLEAN);
  }

  /** Comma-separated values. */
  public static Option list(String name) {
    return new Option(name, Type.LIST);
  }

  /** What holds when the user says nothing; null for "not set". */
  public Option defaultsTo(@Nullable Object value) {
    this.defaultValue = value;
    return this;
  }

  /** Not required, and null when absent. */
  public Option optional() {
    return defaultsTo(null);
  }

  /** Refuses values; its {@code toString} is printed in the option reference. */
  public Option validatedBy(Validator value) {
    this.validator = value;
    return this;
  }

  /** Values to offer, and when the option applies at all. */
  public Option recommendedBy(Recommender value) {
    this.recommender = value;
    return this;
  }

  /** Options whose visibility depends on this one. */
  public Option governs(String... names) {
    this.dependents = List.of(names);
    return this;
  }

  /** Importance {@code HIGH}. */
  public Option important() {
    this.importance = Importance.HIGH;
    return this;
  }

  /** Importance {@code LOW}. */
  public Option advanced() {
    this.importance = Importance.LOW;
    return this;
  }

  /** What it does: shape, unit, default's meaning. */
  public Option doc(String text) {
    this.doc = text;
    return this;
  }

  void define(ConfigDef def, String group, int order) {
    def.define(
        name,
        type,
        defaultValue,
        validator,
        importance,
        doc,
        group,
        order,
        type == Type.LIST || type == Type.STRING ? Width.LONG : Width.SHORT,
        name,
        dependents,
        recommender);
  }
}
