/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.httpkit.tls.TlsConfig;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/** The options of an HTTP client: time-outs, proxy, TLS. */
public final class ClientConfig {
  /** Time for a connection. */
  public static final String CONNECT_TIMEOUT_MS = "connect.timeout.ms";

  /** Time for a whole exchange. */
  public static final String REQUEST_TIMEOUT_MS = "request.timeout.ms";

  /** Proxy host. */
  public static final String PROXY_HOST = "proxy.host";

  /** Proxy port. */
  public static final String PROXY_PORT = "proxy.port";

  /** Proxy user. */
  public static final String PROXY_USER = "proxy.user";

  /** Proxy password. */
  public static final String PROXY_PASSWORD = "proxy.password";

  private static final TlsConfig TLS = TlsConfig.forClient("tls.");

  private ClientConfig() {}

  /** Declares the options in {@code def}. */
  public static ConfigDef define(ConfigDef def) {
    OptionGroup.of(def, "Connection")
        .add(
            Option.integer(CONNECT_TIMEOUT_MS)
                .defaultsTo(5000)
                .validatedBy(atLeast(1))
                .doc(
                    "How long a new connection, with its TLS handshake, may take, in"
                        + " milliseconds."))
        .add(
            Option.integer(REQUEST_TIMEOUT_MS)
                .defaultsTo(30000)
                .validatedBy(atLeast(1))
                .doc(
                    "How long a request may take from its start until its whole answer is there,"
                        + " in milliseconds. What takes longer counts as failed, although it may"
                        + " have been processed."));
    defineProxy(OptionGroup.of(def, "Proxy"));
    return TLS.define(def, "TLS");
  }

  private static void defineProxy(OptionGroup options) {
    options
        .add(Option.string(PROXY_HOST).optional().doc("HTTP proxy to send through; not set: none."))
        .add(
            Option.integer(PROXY_PORT)
                .defaultsTo(8080)
                .validatedBy(between(1, 65535))
                .doc("Its port."))
        .add(Option.string(PROXY_USER).optional().doc("User name for a proxy that wants one."))
        .add(Option.password(PROXY_PASSWORD).optional().doc("Its password."));
  }

  /**
   * What is wrong across options, by the option at fault.
   *
   * @param values parsed values by name; null where a value did not parse
   */
  public static Map<String, String> problems(Map<String, ? extends @Nullable Object> values) {
    Map<String, String> problems = new TreeMap<>(TLS.problems(values));
    if (values.get(PROXY_HOST) == null && values.get(PROXY_USER) != null) {
      problems.put(PROXY_HOST, PROXY_USER + " is set, so the proxy's host is needed too");
    }
    if (values.get(PROXY_USER) == null && values.get(PROXY_PASSWORD) != null) {
      problems.put(PROXY_USER, PROXY_PASSWORD + " is set, so the user is needed too");
    }
    return problems;
  }

  /** The options as values, for at most {@code maxConnections} requests at once. */
  public static ClientOptions from(AbstractConfig config, int maxConnections) {
    return new ClientOptions(
        TLS.from(config),
        proxy(config),
        maxConnections,
        Duration.ofMillis(config.getInt(CONNECT_TIMEOUT_MS)),
        Duration.ofMillis(config.getInt(REQUEST_TIMEOUT_MS)));
  }

  private static ClientOptions.@Nullable Proxy proxy(AbstractConfig config) {
    String host = config.getString(PROXY_HOST);
    return host == null
        ? null
        : new ClientOptions.Proxy(
            host,
            config.getInt(PROXY_PORT),
            config.getString(PROXY_USER),
            config.getPassword(PROXY_PASSWORD));
  }
}
