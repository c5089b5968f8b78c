/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The listeners of this process, one per address, shared by all that register there: a worker loads
 * a plugin's classes once, so all connectors and tasks of the plugin see the same registry.
 */
public final class Listeners {
  private static final Listeners SHARED = new Listeners();

  private final List<Server> servers = new ArrayList<>();

  /** The process-wide registry; {@code new Listeners()} is a separate one, for tests. */
  public static Listeners shared() {
    return SHARED;
  }

  /**
   * Puts {@code endpoint} behind its paths and listens at the address if nobody does yet. With port
   * 0 the endpoints of one owner share one free port.
   *
   * @throws ListenerException when the address cannot be bound, a path is taken by another owner,
   *     the options are not those with which another owner listens there, or the certificate cannot
   *     be read
   */
  public synchronized Registration register(ListenerOptions options, Endpoint endpoint) {
    Server found = find(options, endpoint.owner());
    if (found != null) {
      Disagreement.refuse(found, options, endpoint.owner());
      return new Entry(found, found.routes().add(endpoint));
    }
    Server server = start(options, endpoint.owner());
    try {
      Entry entry = new Entry(server, server.routes().add(endpoint));
      servers.add(server);
      return entry;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private Server start(ListenerOptions options, String owner) {
    for (Server server : servers) {
      if (options.port() != 0 && server.address().getPort() == options.port()) {
        throw new ListenerException(
            "%s wants to listen on %s:%d, but %s of this worker listens on %s with the same port; give both the same listen.host, or %1$s another listen.port"
                .formatted(
                    owner,
                    options.host(),
                    options.port(),
                    Disagreement.owners(server),
                    server.options().host()),
            null);
      }
    }
    return new Server(options);
  }

  private @Nullable Server find(ListenerOptions options, String owner) {
    for (Server server : servers) {
      boolean sameHost = server.options().host().equals(options.host());
      boolean samePort =
          options.port() == 0
              ? server.options().port() == 0 && serves(server, owner)
              : server.address().getPort() == options.port();
      if (sameHost && samePort) {
        return server;
      }
    }
    return null;
  }

  private static boolean serves(Server server, String owner) {
    return server.routes().places().stream().anyMatch(p -> p.endpoint.owner().equals(owner));
  }

  private synchronized void leave(Entry entry) {
    if (!entry.open) {
      return;
    }
    entry.open = false;
    entry.server.routes().remove(entry.place);
    if (entry.server.routes().isEmpty()) {
      servers.remove(entry.server);
      entry.server.close();
    }
  }

  private final class Entry implements Registration {
    private final Server server;
    private final Routes.Place place;
    private final InetSocketAddress address;
    private boolean open = true;

    Entry(Server server, Routes.Place place) {
      this.server = server;
      this.place = place;
      this.address = server.address();
    }

    @Override
    public InetSocketAddress address() {
      return address;
    }

    @Override
    public void drain() {
      place.draining = true;
    }

    @Override
    public void close() {
      drain();
      leave(this);
    }
  }
}
