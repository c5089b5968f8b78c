/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.jspecify.annotations.Nullable;

/** One request between {@code send} and its end, whichever end comes first. */
final class InFlight implements FutureCallback<HttpResult> {
  static final String ATTRIBUTE = "patchworks.in-flight";

  private final OutgoingRequest request;
  private final ClientOptions options;
  private final Consumer<InFlight> onEnd;
  private final long deadline;
  private final CompletableFuture<HttpResult> result = new CompletableFuture<>();
  private volatile boolean connected;
  private volatile @Nullable Future<?> running;

  InFlight(OutgoingRequest request, ClientOptions options, Consumer<InFlight> onEnd) {
    this.request = request;
    this.options = options;
    this.onEnd = onEnd;
    this.deadline = System.nanoTime() + options.requestTimeout().toNanos();
  }

  CompletableFuture<HttpResult> result() {
    return result;
  }

  void running(Future<?> future) {
    running = future;
    if (result.isDone()) {
      future.cancel(true);
    }
  }

  /** A link of the client's chain that is reached when a connection stands. */
  static void connected(
      HttpRequest request,
      @Nullable AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    if (scope.clientContext.getAttribute(ATTRIBUTE) instanceof InFlight flight) {
      flight.connected = true;
    }
    chain.proceed(request, body, scope, callback);
  }

  void expire(long now) {
    if (now - deadline >= 0) {
      end(Failures.expired(request.uri(), options, connected));
    }
  }

  void stop() {
    end(Failures.stopped(request.uri()));
  }

  private void end(HttpExchangeException failure) {
    onEnd.accept(this);
    if (result.completeExceptionally(failure)) {
      Future<?> future = running;
      if (future != null) {
        future.cancel(true);
      }
    }
  }

  @Override
  public void completed(HttpResult answer) {
    onEnd.accept(this);
    if (connected) {
      result.complete(answer);
    } else {
      result.completeExceptionally(Failures.tunnelRefused(request.uri(), options, answer.status()));
    }
  }

  @Override
  public void failed(Exception cause) {
    onEnd.accept(this);
    result.completeExceptionally(Failures.of(cause, request.uri(), options, connected));
  }

  @Override
  public void cancelled() {
    stop();
  }
}
