/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.config;

import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Puts what is wrong on the option at fault, so that {@code PUT .../config/validate} shows it
 * there.
 */
public final class Problems {
  private final Config config;

  /** The problems of a configuration whose single options have been checked. */
  public Problems(Config config) {
    this.config = config;
  }

  /** Adds a problem to an option. */
  public Problems add(String option, String message) {
    value(option).addErrorMessage(message);
    return this;
  }

  /** Adds what {@code check} throws, if it throws, to an option. */
  public Problems addIfThrows(String option, Runnable check) {
    try {
      check.run();
    } catch (ConfigException | IllegalArgumentException e) {
      add(option, String.valueOf(e.getMessage()));
    }
    return this;
  }

  /** Whether single options are already wrong; checks across options would then only confuse. */
  public boolean any() {
    return config.configValues().stream().anyMatch(value -> !value.errorMessages().isEmpty());
  }

  private ConfigValue value(String option) {
    for (ConfigValue value : config.configValues()) {
      if (value.name().equals(option)) {
        return value;
      }
    }
    ConfigValue added = new ConfigValue(option);
    config.configValues().add(added);
    return added;
  }
}
