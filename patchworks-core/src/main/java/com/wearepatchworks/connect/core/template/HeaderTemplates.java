/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.template;

import com.wearepatchworks.connect.core.config.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Options of the form {@code headers.<Name>=<template>}: one per header, so that values may hold
 * commas and colons.
 */
public final class HeaderTemplates {
  /** What the options' names start with. */
  public static final String PREFIX = "headers.";

  private final Map<String, Template> templates;

  private HeaderTemplates(Map<String, Template> templates) {
    this.templates = templates;
  }

  /** The headers that a configuration asks for, in the order of their names. */
  public static HeaderTemplates of(Map<String, String> options, Set<String> roots) {
    Map<String, Template> templates = new LinkedHashMap<>();
    new TreeMap<>(options)
        .forEach(
            (option, text) -> {
              if (option.startsWith(PREFIX)) {
                templates.put(option.substring(PREFIX.length()), Template.compile(text, roots));
              }
            });
    return new HeaderTemplates(templates);
  }

  /** The options that are not headers: those that a definition names one by one. */
  public static Map<String, String> without(Map<String, String> options) {
    Map<String, String> others = new LinkedHashMap<>(options);
    others.keySet().removeIf(option -> option.startsWith(PREFIX));
    return others;
  }

  /** Puts what is wrong on the option at fault. */
  public static void check(Map<String, String> options, Set<String> roots, Problems problems) {
    options.forEach(
        (option, text) -> {
          if (option.startsWith(PREFIX)) {
            problems.addIfThrows(option, () -> Template.compile(text, roots));
          }
        });
  }

  /**
   * Name and value of each header over {@code scope}; a header whose value is empty is left out.
   */
  public Map<String, String> render(Scope scope) {
    if (templates.isEmpty()) {
      return Map.of();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    templates.forEach(
        (name, template) -> {
          String value = template.render(scope, UnaryOperator.identity());
          if (!value.isEmpty()) {
            headers.put(name, value);
          }
        });
    return headers;
  }
}
