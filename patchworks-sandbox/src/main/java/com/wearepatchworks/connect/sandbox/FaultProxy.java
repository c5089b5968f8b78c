/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A TCP proxy on 127.0.0.1 that lets bytes through, late, not at all, or only so many, as a bad
 * network does.
 *
 * <p>Without a fault it forwards everything. A fault holds for open and new connections until
 * {@link #heal}.
 */
public final class FaultProxy implements AutoCloseable {
  private final InetSocketAddress target;
  private final ServerSocket listener;
  private final Faults faults = new Faults();
  private final Set<FaultyConnection> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(FaultProxy::thread);

  private FaultProxy(InetSocketAddress target, ServerSocket listener) {
    this.target = target;
    this.listener = listener;
  }

  /** Starts a proxy on a free port. */
  public static FaultProxy to(InetSocketAddress target) {
    try {
      ServerSocket listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      FaultProxy proxy = new FaultProxy(target, listener);
      proxy.threads.execute(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1", e);
    }
  }

  /** Where clients connect instead. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  /**
   * Makes the way longer: bytes arrive half of this time after they were sent, in both directions,
   * and nothing else changes. Bandwidth stays, as far as 64 MB under way are enough for it.
   */
  public void roundTrip(Duration time) {
    faults.roundTrip(time);
  }

  /** Holds back each piece, one after the other, in both directions, for this time. */
  public void delay(Duration each) {
    faults.delay(each);
  }

  /** Accepts connections and forwards nothing; after {@link #heal} what was held back goes on. */
  public void stall() {
    faults.stall();
  }

  /**
   * Resets a connection when so many bytes of replies have passed on it, counted from its start.
   */
  public void cutAfter(long replyBytes) {
    faults.cutAfter(replyBytes);
  }

  /** The same for bytes of requests: a write breaks off. */
  public void cutAfterRequests(long requestBytes) {
    faults.cutAfterRequests(requestBytes);
  }

  /** Resets every open connection, once. */
  public void cut() {
    open.forEach(FaultyConnection::reset);
  }

  /** Ends every fault. */
  public void heal() {
    faults.heal();
  }

  /** Resets what is open and stops listening. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the proxy's listener", e);
    } finally {
      cut();
      threads.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "fault-proxy");
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        threads.execute(() -> connect(client));
      } catch (IOException | RejectedExecutionException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(target.getAddress(), target.getPort());
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      FaultyConnection connection = new FaultyConnection(client, server, faults);
      open.add(connection);
      connection.forward(threads);
      open.remove(connection);
      connection.close();
    } catch (IOException | RejectedExecutionException | InterruptedException unreachable) {
      FaultyConnection.reset(client);
    }
  }
}
