/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.config;

import org.apache.kafka.common.config.ConfigDef;

/** Options that are shown together, in the order in which they are added. */
public final class OptionGroup {
  private final ConfigDef def;
  private final String name;
  private int size;

  private OptionGroup(ConfigDef def, String name) {
    this.def = def;
    this.name = name;
  }

  /** A group of that name in {@code def}. */
  public static OptionGroup of(ConfigDef def, String name) {
    return new OptionGroup(def, name);
  }

  /** Declares one option. */
  public OptionGroup add(Option option) {
    option.define(def, name, ++size);
    return this;
  }

  /** The definition that this group belongs to. */
  public ConfigDef end() {
    return def;
  }
}
