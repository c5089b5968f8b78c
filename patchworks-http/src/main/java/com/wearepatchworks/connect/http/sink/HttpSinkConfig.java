/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.UnknownOptions;
import com.wearepatchworks.connect.core.delivery.DeliveryOptions;
import com.wearepatchworks.connect.core.failure.DeadLetters;
import com.wearepatchworks.connect.core.template.HeaderTemplates;
import com.wearepatchworks.connect.core.template.SinkScope;
import com.wearepatchworks.connect.httpkit.Headers;
import com.wearepatchworks.connect.httpkit.auth.ClientAuth;
import com.wearepatchworks.connect.httpkit.client.ClientConfig;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The options of the sink. */
public final class HttpSinkConfig {
  /** All options. */
  public static final ConfigDef DEFINITION = define();

  private HttpSinkConfig() {}

  private static ConfigDef define() {
    ConfigDef def = new ConfigDef();
    RequestOptions.define(def);
    ClientAuth.define(def);
    ClientConfig.define(def);
    DeliveryOptions.define(def);
    ReplyOptions.define(def);
    return def;
  }

  /** Checks what concerns several options, and misspelt ones. */
  public static void check(Map<String, String> options, Problems problems) {
    UnknownOptions.report(HeaderTemplates.without(options), DEFINITION.names(), problems);
    HeaderTemplates.check(options, SinkScope.ROOTS, problems);
    checkHeaderNames(options, problems);
    DeadLetters.check(options, problems);
    if (!problems.any()) {
      AbstractConfig config = parse(options);
      ReplyOptions.check(config, problems);
      ClientAuth.problems(config.values()).forEach(problems::add);
      ClientConfig.problems(config.values()).forEach(problems::add);
    }
  }

  private static void checkHeaderNames(Map<String, String> options, Problems problems) {
    for (String option : options.keySet()) {
      if (option.startsWith(HeaderTemplates.PREFIX)) {
        String name = option.substring(HeaderTemplates.PREFIX.length());
        problems.addIfThrows(option, () -> requireHeader(name));
      }
    }
  }

  private static void requireHeader(String name) {
    if (new Headers.Field(name, "").name().equalsIgnoreCase("Host")) {
      throw new IllegalArgumentException("Host is set by the client itself; leave it out");
    }
  }

  /** A parsed configuration. */
  static AbstractConfig parse(Map<String, String> options) {
    return new AbstractConfig(DEFINITION, options, false);
  }
}
