/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.config;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds misspelt options. Connect ignores options that no definition names, so a typo would
 * silently mean the default. One that resembles an option of ours is an error; any other is logged,
 * since platforms add options of their own.
 */
public final class UnknownOptions {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownOptions.class);
  private static final int MAX_EDITS = 2;

  /** Options of the framework itself, by name or by prefix. */
  private static final Set<String> FRAMEWORK =
      Set.of("name", "topics", "topics.regex", "tasks.max", "tasks.max.enforce", "predicates");

  private static final List<String> FRAMEWORK_PREFIXES =
      List.of(
          "connector.",
          "key.converter",
          "value.converter",
          "header.converter",
          "transforms",
          "predicates.",
          "errors.",
          "config.action.",
          "producer.override.",
          "consumer.override.",
          "admin.override.",
          "topic.creation.",
          "exactly.once.",
          "transaction.",
          "offsets.storage.");

  private UnknownOptions() {}

  /**
   * Adds a problem for each option of {@code given} that looks like a misspelt one of {@code
   * known}.
   */
  public static void report(Map<String, String> given, Set<String> known, Problems problems) {
    for (String name : given.keySet()) {
      if (known.contains(name) || isFramework(name)) {
        continue;
      }
      Optional<String> meant = closest(name, known);
      if (meant.isPresent()) {
        problems.add(name, "Unknown option '%s'. Did you mean '%s'?".formatted(name, meant.get()));
      } else {
        LOG.warn("Option '{}' is unknown to this connector and has no effect", name);
      }
    }
  }

  private static boolean isFramework(String name) {
    return FRAMEWORK.contains(name) || FRAMEWORK_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static Optional<String> closest(String name, Set<String> known) {
    return known.stream()
        .filter(candidate -> edits(name, candidate) <= allowed(candidate))
        .min(
            Comparator.<String>comparingInt(candidate -> edits(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Of a short name two letters are most of it: {@code ssl} is no misspelt {@code url}. */
  private static int allowed(String candidate) {
    return Math.min(MAX_EDITS, candidate.length() / 3);
  }

  /** Levenshtein distance. */
  private static int edits(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
