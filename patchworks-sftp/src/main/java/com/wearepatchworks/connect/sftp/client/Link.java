/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
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
  private @Nullable Attempt attempt;
  private boolean closed;
  private long connections;

  private record Attempt(Connection connection, CompletableFuture<Connection> result) {}

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
    Attempt running;
    boolean join;
    synchronized (this) {
      if (closed) {
        throw closed();
      }
      if (connection != null && connection.isOpen()) {
        return connection;
      }
      join = attempt != null;
      running = attempt != null ? attempt : begin();
    }
    return join ? join(running.result()) : connect(running);
  }

  private synchronized Attempt begin() {
    if (connection != null) {
      connection.close("the connection was lost");
    }
    Connection next = new Connection(options);
    Attempt mine = new Attempt(next, new CompletableFuture<>());
    connection = next;
    attempt = mine;
    return mine;
  }

  private Connection connect(Attempt mine) throws FileStoreException {
    Connection next = mine.connection();
    long limitMs = 2 * options.timeouts().connect().toMillis();
    ScheduledFuture<?> alarm = null;
    try {
      alarm = clock.schedule(() -> next.close("too slow"), limitMs, TimeUnit.MILLISECONDS);
      next.open();
      onConnected.run();
      succeed(mine);
      return next;
    } catch (SshException | RejectedExecutionException e) {
      FileStoreException failure = e instanceof SshException known ? known.forCaller() : closed();
      failure = isClosed() ? closed() : failure;
      fail(mine, failure);
      throw failure;
    } catch (RuntimeException | Error e) {
      fail(mine, new FileStoreException(Reason.FAILED, "Connecting failed: " + e, e));
      throw e;
    } finally {
      if (alarm != null) {
        alarm.cancel(false);
      }
    }
  }

  private synchronized void succeed(Attempt mine) throws SshException {
    if (closed) {
      mine.connection().close("closed");
      throw new SshException(Reason.UNREACHABLE, "host", "closed", null);
    }
    attempt = null;
    connections++;
    mine.result().complete(mine.connection());
  }

  private synchronized void fail(Attempt mine, FileStoreException failure) {
    attempt = null;
    connection = null;
    mine.result().completeExceptionally(failure);
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
