/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.filekit.sink.naming.Naming;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Accepts templates of file names. */
record ValidName() implements Validator {
  @Override
  public void ensureValid(String name, @Nullable Object value) {
    try {
      Naming unused = Naming.compile(String.valueOf(value));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, value, e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "a relative path with ${topic}, ${partition}, ${offset.first} and ${...} of "
        + String.join(", ", Naming.ROOTS.stream().sorted().toList());
  }
}
