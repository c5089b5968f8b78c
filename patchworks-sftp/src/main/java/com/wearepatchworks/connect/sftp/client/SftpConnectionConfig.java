/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.sftp.client.SftpConnectionOptions.Limits;
import com.wearepatchworks.connect.sftp.client.SftpConnectionOptions.Timeouts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The options of a connection: server, login, trust, proxy, jump host, algorithms, limits. */
public final class SftpConnectionConfig {
  private static final String CONNECT_TIMEOUT_MS = "connect.timeout.ms";
  private static final String REQUEST_TIMEOUT_MS = "request.timeout.ms";
  private static final String KEEP_ALIVE_MS = "keep.alive.ms";
  private static final String CHANNELS_MAX = "connection.channels.max";
  private static final String READ_REQUEST_BYTES = "read.request.bytes";
  private static final String READ_AHEAD_BYTES = "read.ahead.bytes";
  private static final String PATH_CHARSET = "path.charset";
  private static final String PROXY_TYPE = "proxy.type";
  private static final String PROXY_HOST = "proxy.host";
  private static final String PROXY_PORT = "proxy.port";
  private static final String PROXY_USER = "proxy.user";
  private static final String PROXY_PASSWORD = "proxy.password";

  private static final SshServerConfig FILES = SshServerConfig.ofFiles();
  private static final SshServerConfig JUMP = SshServerConfig.ofJump();

  private SftpConnectionConfig() {}

  /** Declares the options in {@code def}. */
  public static ConfigDef define(ConfigDef def) {
    FILES.define(OptionGroup.of(def, "Server"));
    defineTimeouts(OptionGroup.of(def, "Connection"));
    defineProxy(OptionGroup.of(def, "Proxy"));
    JUMP.define(OptionGroup.of(def, "Jump host"));
    AlgorithmsConfig.define(def);
    return def;
  }

  private static void defineTimeouts(OptionGroup options) {
    options
        .add(
            Option.integer(CONNECT_TIMEOUT_MS)
                .defaultsTo(10_000)
                .validatedBy(between(1, 600_000))
                .doc("How long connecting and logging in may take, in milliseconds."))
        .add(
            Option.integer(REQUEST_TIMEOUT_MS)
                .defaultsTo(30_000)
                .validatedBy(between(1, 3_600_000))
                .doc(
                    "How long the server may be silent while it owes an answer, in milliseconds."
                        + " Then the connection is given up and made anew."))
        .add(
            Option.integer(KEEP_ALIVE_MS)
                .defaultsTo(15_000)
                .validatedBy(between(100, 3_600_000))
                .advanced()
                .doc(
                    "After so many milliseconds without a word from the server it is asked whether"
                        + " it is still there; after three questions the connection is lost."));
    defineLimits(options);
  }

  private static void defineLimits(OptionGroup options) {
    options
        .add(
            Option.integer(CHANNELS_MAX)
                .defaultsTo(8)
                .validatedBy(between(1, 100))
                .advanced()
                .doc(
                    "SFTP channels of the one connection, at most. Files share them when the"
                        + " server allows less (OpenSSH: MaxSessions, 10)."))
        .add(
            Option.integer(READ_REQUEST_BYTES)
                .defaultsTo(131_059)
                .validatedBy(between(1024, 1 << 20))
                .advanced()
                .doc(
                    "How much to ask for in one request. A server that answers with less lowers it"
                        + " by itself."))
        .add(
            Option.number(READ_AHEAD_BYTES)
                .defaultsTo(33_554_432L)
                .validatedBy(atLeast(65_536))
                .advanced()
                .doc(
                    "Memory for what is read ahead, of all files of a task together; one file takes"
                        + " half of it at most. A long line needs its bandwidth times its delay."))
        .add(
            Option.string(PATH_CHARSET)
                .defaultsTo(StandardCharsets.UTF_8.name())
                .validatedBy(SftpConnectionConfig::ensureCharset)
                .advanced()
                .doc("Character set of paths on the server."));
  }

  private static void ensureCharset(String name, @Nullable Object value) {
    try {
      Charset.forName(String.valueOf(value));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, value, "there is no such character set");
    }
  }

  private static void defineProxy(OptionGroup options) {
    OneOf types = OneOf.constantsOf(SshProxy.Type.class);
    options
        .add(
            Option.string(PROXY_TYPE)
                .defaultsTo("http")
                .validatedBy(types)
                .recommendedBy(types)
                .doc("What the proxy speaks: http (CONNECT) or socks5."))
        .add(Option.string(PROXY_HOST).optional().doc("Proxy to connect through; not set: none."))
        .add(
            Option.integer(PROXY_PORT)
                .defaultsTo(8080)
                .validatedBy(between(1, 65535))
                .doc("Its port; that of a SOCKS proxy is mostly 1080."))
        .add(Option.string(PROXY_USER).optional().doc("User name for a proxy that wants one."))
        .add(Option.password(PROXY_PASSWORD).optional().doc("Its password."));
  }

  /**
   * What is wrong across options, by the option at fault. No connection is made.
   *
   * @param values parsed values by name; null where a value did not parse
   */
  public static Map<String, String> problems(Map<String, ? extends @Nullable Object> values) {
    Map<String, String> problems = new TreeMap<>(FILES.problems(values));
    problems.putAll(JUMP.problems(values));
    if (values.get(PROXY_HOST) == null && values.get(PROXY_USER) != null) {
      problems.put(PROXY_HOST, PROXY_USER + " is set, so the proxy's host is needed too");
    }
    if (values.get(PROXY_USER) == null && values.get(PROXY_PASSWORD) != null) {
      problems.put(PROXY_USER, PROXY_PASSWORD + " is set, so the user is needed too");
    }
    return problems;
  }

  /** The options as values. */
  public static SftpConnectionOptions from(AbstractConfig config) {
    return new SftpConnectionOptions(
        Objects.requireNonNull(FILES.from(config)),
        JUMP.from(config),
        proxy(config),
        AlgorithmsConfig.from(config),
        new Timeouts(
            Duration.ofMillis(config.getInt(CONNECT_TIMEOUT_MS)),
            Duration.ofMillis(config.getInt(REQUEST_TIMEOUT_MS)),
            Duration.ofMillis(config.getInt(KEEP_ALIVE_MS))),
        new Limits(
            config.getInt(CHANNELS_MAX),
            config.getInt(READ_REQUEST_BYTES),
            config.getLong(READ_AHEAD_BYTES),
            Charset.forName(Objects.requireNonNull(config.getString(PATH_CHARSET)))));
  }

  private static @Nullable SshProxy proxy(AbstractConfig config) {
    String host = config.getString(PROXY_HOST);
    return host == null
        ? null
        : new SshProxy(
            OneOf.parse(SshProxy.Type.class, Objects.requireNonNull(config.getString(PROXY_TYPE))),
            host,
            config.getInt(PROXY_PORT),
            config.getString(PROXY_USER),
            config.getPassword(PROXY_PASSWORD));
  }
}
