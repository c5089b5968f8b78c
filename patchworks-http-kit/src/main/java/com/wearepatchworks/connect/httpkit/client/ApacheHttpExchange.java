/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import com.wearepatchworks.connect.httpkit.Headers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient, with everything off that would send a request twice or elsewhere. A new
 * connection resolves its host name on the thread that calls {@link #send}.
 */
public final class ApacheHttpExchange implements HttpExchange {
  private static final long MAX_SWEEP_MS = 250;
  private static final Duration END = Duration.ofMillis(1_500);

  private final ClientOptions options;
  private final PoolingAsyncClientConnectionManager connections;
  private final CloseableHttpAsyncClient client;
  private final @Nullable String proxyAuthorization;
  private final Set<InFlight> inFlight = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService sweeper;
  private final ClientThreads threads;
  private final ClientThreads timeoutThreads;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Starts its threads.
   *
   * @param name for their names: {@code patchworks-http-<name>-n}
   * @throws com.wearepatchworks.connect.httpkit.tls.TlsException when certificates cannot be used
   */
  public ApacheHttpExchange(ClientOptions options, String name) {
    this.options = options;
    this.connections = ApacheClient.connections(options);
    this.threads = new ClientThreads(name);
    this.timeoutThreads = new ClientThreads(name + "-timeouts");
    this.client = ApacheClient.build(options, connections, threads);
    this.proxyAuthorization = ApacheClient.proxyAuthorization(options.proxy());
    this.sweeper = Executors.newSingleThreadScheduledExecutor(timeoutThreads);
    client.start();
    long period = Math.max(10, Math.min(MAX_SWEEP_MS, options.requestTimeout().toMillis() / 10));
    var unused = sweeper.scheduleWithFixedDelay(this::sweep, period, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletableFuture<HttpResult> send(OutgoingRequest request) {
    InFlight flight = new InFlight(request, options, inFlight::remove);
    inFlight.add(flight);
    if (closed.get()) {
      flight.stop();
      return flight.result();
    }
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(InFlight.ATTRIBUTE, flight);
    try {
      flight.running(
          client.execute(null, producer(request), new AnswerConsumer(), null, context, flight));
    } catch (RuntimeException e) {
      flight.failed(e);
    }
    return flight.result();
  }

  private BasicRequestProducer producer(OutgoingRequest request) {
    BasicHttpRequest message = new BasicHttpRequest(request.method(), request.uri());
    for (Headers.Field field : request.headers().fields()) {
      message.addHeader(field.name(), field.value());
    }
    if (proxyAuthorization != null && "http".equalsIgnoreCase(request.uri().getScheme())) {
      message.addHeader("Proxy-Authorization", proxyAuthorization);
    }
    byte[] body = request.body();
    return new BasicRequestProducer(
        message, body.length == 0 ? null : new BasicAsyncEntityProducer(body, null));
  }

  /** Cuts what takes too long, and closes connections before their server does. */
  private void sweep() {
    long now = System.nanoTime();
    inFlight.forEach(flight -> flight.expire(now));
    connections.closeIdle(TimeValue.of(ApacheClient.IDLE));
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    sweeper.shutdownNow();
    inFlight.forEach(InFlight::stop);
    client.close(CloseMode.IMMEDIATE);
    long deadline = System.nanoTime() + END.toNanos();
    try {
      client.awaitShutdown(TimeValue.of(END));
      threads.awaitEnd(deadline);
      timeoutThreads.awaitEnd(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
