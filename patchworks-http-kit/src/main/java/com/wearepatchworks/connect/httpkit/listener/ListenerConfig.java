/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.httpkit.tls.TlsConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/** The options {@code listen.*}: where and how to listen. */
public final class ListenerConfig {
  /** Address to bind to. */
  public static final String HOST = "listen.host";

  /** Port to bind to. */
  public static final String PORT = "listen.port";

  /** Limit of a body as it comes. */
  public static final String MAX_BODY_BYTES = "listen.max.body.bytes";

  /** Limit of an inflated body. */
  public static final String MAX_INFLATED_BYTES = "listen.max.inflated.bytes";

  /** Time for a request's head. */
  public static final String HEAD_TIMEOUT_MS = "listen.head.timeout.ms";

  /** Time for a request's body. */
  public static final String BODY_TIMEOUT_MS = "listen.body.timeout.ms";

  /** Time between requests. */
  public static final String IDLE_TIMEOUT_MS = "listen.idle.timeout.ms";

  /** Connections at once. */
  public static final String MAX_CONNECTIONS = "listen.max.connections";

  private static final TlsConfig TLS = TlsConfig.forListener("listen.tls.");
  private static final ListenerOptions.Limits DEFAULT = ListenerOptions.Limits.DEFAULT;
  private static final int GIB = 1 << 30;

  private ListenerConfig() {}

  /** Declares the options in {@code def}. */
  public static ConfigDef define(ConfigDef def) {
    OptionGroup options = OptionGroup.of(def, "Listener");
    defineAddress(options);
    defineSizes(options);
    defineTimes(options);
    return TLS.define(def, "Listener TLS");
  }

  private static void defineAddress(OptionGroup options) {
    options
        .add(
            Option.string(HOST)
                .defaultsTo("0.0.0.0")
                .doc(
                    "Address to listen on. 0.0.0.0 is every interface, which a load balancer needs;"
                        + " 127.0.0.1 is this machine only."))
        .add(
            Option.integer(PORT)
                .defaultsTo(8080)
                .validatedBy(between(0, 65535))
                .important()
                .doc(
                    "TCP port to listen on; 0 takes a free one, which the log names. Connectors on"
                        + " one worker may share a port when their other listen.* options are the"
                        + " same and their paths differ."));
  }

  private static void defineSizes(OptionGroup options) {
    options
        .add(
            Option.integer(MAX_BODY_BYTES)
                .defaultsTo(DEFAULT.maxBodyBytes())
                .validatedBy(between(1, GIB))
                .doc(
                    "Largest request body in bytes, as it comes over the wire; larger ones are"
                        + " answered 413."))
        .add(
            Option.integer(MAX_INFLATED_BYTES)
                .defaultsTo(DEFAULT.maxInflatedBytes())
                .validatedBy(between(1, GIB))
                .doc(
                    "Largest request body in bytes after gzip or deflate is undone; larger ones are"
                        + " answered 413."))
        .add(
            Option.integer(MAX_CONNECTIONS)
                .defaultsTo(DEFAULT.maxConnections())
                .validatedBy(atLeast(1))
                .advanced()
                .doc("Connections at once on this port; more are closed as they come."));
  }

  private static void defineTimes(OptionGroup options) {
    options
        .add(
            millis(HEAD_TIMEOUT_MS, DEFAULT.headTimeout())
                .doc(
                    "How long the request line and headers may take, in milliseconds; slower ones"
                        + " are answered 408. Also the limit of a TLS handshake."))
        .add(
            millis(BODY_TIMEOUT_MS, DEFAULT.bodyTimeout())
                .doc(
                    "How long a whole body may take after its headers, in milliseconds; slower ones"
                        + " are answered 408."))
        .add(
            millis(IDLE_TIMEOUT_MS, DEFAULT.idleTimeout())
                .doc(
                    "How long a kept-alive connection may wait for its next request, in"
                        + " milliseconds. Keep it longer than the idle time of a load balancer in"
                        + " front."));
  }

  private static Option millis(String name, Duration defaultValue) {
    return Option.integer(name)
        .defaultsTo((int) defaultValue.toMillis())
        .validatedBy(atLeast(1))
        .advanced();
  }

  /**
   * What is wrong across options, by the option at fault.
   *
   * @param values parsed values by name; null where a value did not parse
   */
  public static Map<String, String> problems(Map<String, ? extends @Nullable Object> values) {
    return TLS.problems(values);
  }

  /** The options as values. */
  public static ListenerOptions from(AbstractConfig config) {
    return new ListenerOptions(
        config.getString(HOST),
        config.getInt(PORT),
        TLS.from(config),
        new ListenerOptions.Limits(
            config.getInt(MAX_BODY_BYTES),
            config.getInt(MAX_INFLATED_BYTES),
            Duration.ofMillis(config.getInt(HEAD_TIMEOUT_MS)),
            Duration.ofMillis(config.getInt(BODY_TIMEOUT_MS)),
            Duration.ofMillis(config.getInt(IDLE_TIMEOUT_MS)),
            config.getInt(MAX_CONNECTIONS)));
  }
}
