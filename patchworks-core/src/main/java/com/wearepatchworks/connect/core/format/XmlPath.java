/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.util.ArrayList;
import java.util.List;

/** Which elements are open, and whether the innermost one is a record. */
final class XmlPath {
  private final boolean fromRoot;
  private final List<String> steps;
  private final List<String> open = new ArrayList<>();

  XmlPath(String path) {
    this.fromRoot = path.startsWith("/");
    this.steps = List.of((fromRoot ? path.substring(1) : path).split("/"));
  }

  void open(String name) {
    open.add(name);
  }

  void close() {
    open.remove(open.size() - 1);
  }

  boolean matches() {
    int offset = open.size() - steps.size();
    boolean matches = fromRoot ? offset == 0 : offset >= 0;
    for (int i = steps.size() - 1; matches && i >= 0; i--) {
      String step = steps.get(i);
      matches = step.equals("*") || step.equals(open.get(offset + i));
    }
    return matches;
  }
}
