/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connection of the moment: made when first needed, and anew by the first call after it was
 * lost. Callers who come while it is made wait for that one attempt and share how it ends.
 */
final class Link {
  private final SftpConnectionOptions options;
  private final ScheduledExecutorService clock;
  private final Runnable onConnected;
  private @Nullable Connection connection;
  private @Nullable CompletableFuture<Connection> attempt;
  private boolean closed;
  private long connections;

  Link(SftpConnectionOptions options, Runnable onConnected) {
    this.options = options;
    this.onConnected = onConnected;
    clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, options.server()));
    long periodMs = Math.max(10, options.timeouts().request().toMillis() / 10);
    var unused =
        clock.scheduleWithFixedDelay(this::watch, periodMs, periodMs, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task, SshServer server) {
    Thread thread = new Thread(task, "sftp-watch-" + server);
    thread.setDaemon(true);
    return thread;
  }

  private void watch() {
    Connection now = current();
    if (now != null) {
      now.watch();
    }
  }

  private synchronized @Nullable Connection current() {
    return connection;
  }

  /** How often a connection was made; one more than the number of losses. */
  synchronized long connections() {
    return connections;
  }

  /** A connection that works as far as is known. */
  Connection get() throws FileStoreException {
    CompletableFuture<Connection> mine = new CompletableFuture<>();
    CompletableFuture<Connection> running;
    Connection next = new Connection(options);
    synchronized (this) {
      if (closed) {
        throw closed();
      }
      if (connection != null && connection.isOpen()) {
        return connection;
      }
      running = attempt;
      if (running == null) {
        if (connection != null) {
          connection.close("the connection was lost");
        }
        connection = next;
        attempt = mine;
      }
    }
    return running == null ? connect(next, mine) : join(running);
  }

  private Connection connect(Connection next, CompletableFuture<Connection> mine)
      throws FileStoreException {
    Duration limit = options.timeouts().connect().multipliedBy(2);
    var alarm =
        clock.schedule(
            () -> next.close("it took too long"), limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      next.open();
      onConnected.run();
      succeed(next, mine);
      return next;
    } catch (SshException e) {
      FileStoreException failure = isClosed() ? closed() : e.forCaller();
      fail(mine, failure);
      throw failure;
    } catch (RuntimeException | Error e) {
      fail(mine, new FileStoreException(Reason.FAILED, "Connecting failed: " + e, e));
      throw e;
    } finally {
      alarm.cancel(false);
    }
  }

  private synchronized void succeed(Connection next, CompletableFuture<Connection> mine)
      throws SshException {
    if (closed) {
      next.close("closed");
      throw new SshException(Reason.UNREACHABLE, "host", "closed", null);
    }
    attempt = null;
    connections++;
    mine.complete(next);
  }

  private synchronized void fail(CompletableFuture<Connection> mine, FileStoreException failure) {
    attempt = null;
    connection = null;
    mine.completeExceptionally(failure);
  }

  private static Connection join(CompletableFuture<Connection> running) throws FileStoreException {
    try {
      return running.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      Reason reason = cause instanceof FileStoreException known ? known.reason() : Reason.FAILED;
      String message = cause == null ? "Connecting failed" : String.valueOf(cause.getMessage());
      throw new FileStoreException(reason, message, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileStoreException(Reason.UNREACHABLE, "Interrupted while connecting", e);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private FileStoreException closed() {
    String message = "The connection to " + options.server() + " was closed here";
    return new FileStoreException(Reason.UNREACHABLE, message, null);
  }

  void close() {
    Connection now;
    synchronized (this) {
      closed = true;
      now = connection;
    }
    clock.shutdownNow();
    if (now != null) {
      now.close("closed here");
    }
  }
}
