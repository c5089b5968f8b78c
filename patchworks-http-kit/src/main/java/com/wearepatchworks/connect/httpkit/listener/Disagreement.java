/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.wearepatchworks.connect.httpkit.listener.ListenerOptions.Limits;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses an owner who wants a shared listener to be other than it is. */
final class Disagreement {
  private static final String SECRET = "(not shown)";

  /**
   * The options that belong to the listener as a whole; a value that may be secret is not shown.
   */
  private static final List<Shared> SHARED =
      List.of(
          new Shared("listen.tls.*", o -> o.tls() == null ? "off" : "on", true),
          new Shared("listen.tls.client.auth", tls(TlsOptions::clientCertificates), true),
          new Shared("listen.tls.* (certificate and key)", tls(TlsOptions::identity), false),
          new Shared(
              "listen.tls.* (client certificate authorities)", tls(TlsOptions::trust), false),
          limit(ListenerConfig.MAX_BODY_BYTES, Limits::maxBodyBytes),
          limit(ListenerConfig.MAX_INFLATED_BYTES, Limits::maxInflatedBytes),
          limit(ListenerConfig.HEAD_TIMEOUT_MS, l -> l.headTimeout().toMillis()),
          limit(ListenerConfig.BODY_TIMEOUT_MS, l -> l.bodyTimeout().toMillis()),
          limit(ListenerConfig.IDLE_TIMEOUT_MS, l -> l.idleTimeout().toMillis()),
          limit(ListenerConfig.MAX_CONNECTIONS, Limits::maxConnections));

  private Disagreement() {}

  private record Shared(
      String option, Function<ListenerOptions, @Nullable Object> value, boolean printable) {

    String print(ListenerOptions options) {
      return printable ? String.valueOf(value.apply(options)) : SECRET;
    }
  }

  private static Shared limit(String option, Function<Limits, Object> value) {
    return new Shared(option, options -> value.apply(options.limits()), true);
  }

  private static Function<ListenerOptions, @Nullable Object> tls(
      Function<TlsOptions, @Nullable Object> value) {
    return options -> options.tls() == null ? null : value.apply(options.tls());
  }

  static void refuse(Server server, ListenerOptions wanted, String owner) {
    for (Shared shared : SHARED) {
      if (!Objects.equals(shared.value.apply(server.options()), shared.value.apply(wanted))) {
        throw new ListenerException(
            "%s wants %s = %s on %s:%d, but %s listens there with %s; give both the same value, or %1$s another listen.port"
                .formatted(
                    owner,
                    shared.option,
                    shared.print(wanted),
                    wanted.host(),
                    server.address().getPort(),
                    owners(server),
                    shared.print(server.options())),
            null);
      }
    }
  }

  static String owners(Server server) {
    return server.routes().places().stream()
        .map(place -> place.endpoint.owner())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
