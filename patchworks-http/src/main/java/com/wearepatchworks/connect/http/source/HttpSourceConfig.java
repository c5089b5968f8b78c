/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.UnknownOptions;
import com.wearepatchworks.connect.core.format.ValueType;
import com.wearepatchworks.connect.core.template.HeaderTemplates;
import com.wearepatchworks.connect.httpkit.auth.AuthenticatorConfig;
import com.wearepatchworks.connect.httpkit.listener.ListenerConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The options of the listening source. */
public final class HttpSourceConfig {
  /** All options. */
  public static final ConfigDef DEFINITION = define();

  static final String ROUTES = "routes";
  static final String METHODS = "methods";

  private HttpSourceConfig() {}

  private static ConfigDef define() {
    ConfigDef def = new ConfigDef();
    OptionGroup.of(def, "Routes")
        .add(
            Option.list(ROUTES)
                .validatedBy(new ValidRoutes())
                .important()
                .doc(
                    "Which path leads to which topic: `/orders -> orders, /stock -> stock`. `{name}` stands for one segment, `{name:a|b}` for one of the listed words; only the latter may be part of a topic: `/{shop:uk|de}/orders -> orders-${path.shop}`."))
        .add(
            Option.list(METHODS)
                .defaultsTo("POST,PUT")
                .validatedBy(ConfigDef.ValidList.in("POST", "PUT", "PATCH"))
                .advanced()
                .doc("Methods that deliver records; others are answered 405."));
    ListenerConfig.define(def);
    AuthenticatorConfig.define(def);
    BodyOptions.define(def);
    RecordOptions.define(def);
    AckOptions.define(def);
    return def;
  }

  /** Checks what concerns several options, and misspelt ones. */
  public static void check(Map<String, String> options, Problems problems) {
    UnknownOptions.report(HeaderTemplates.without(options), DEFINITION.names(), problems);
    HeaderTemplates.check(options, RequestScope.ROOTS, problems);
    ValueType.checkConverter(options, problems);
    if (!problems.any()) {
      AbstractConfig config = parse(options);
      Map<String, ?> values = config.values();
      AckOptions.check(config, problems);
      AuthenticatorConfig.problems(values).forEach(problems::add);
      ListenerConfig.problems(values).forEach(problems::add);
    }
  }

  static Set<String> methods(AbstractConfig config) {
    return new HashSet<>(config.getList(METHODS));
  }

  static List<Route> routes(AbstractConfig config) {
    return Route.parseAll(config.getList(ROUTES));
  }

  /** A parsed configuration. */
  static AbstractConfig parse(Map<String, String> options) throws ConfigException {
    return new AbstractConfig(DEFINITION, options, false);
  }
}
