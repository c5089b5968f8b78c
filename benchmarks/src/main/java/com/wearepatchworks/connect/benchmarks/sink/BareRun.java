/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;

/** Posts values until it is stopped. */
final class BareRun {
  private final CloseableHttpAsyncClient client;
  private final BareOrders orders;
  private final String url;
  private final Semaphore room;
  private final Thread thread = new Thread(this::run, "bare-sink");
  private volatile boolean stopped;

  BareRun(CloseableHttpAsyncClient client, BareOrders orders, String url, int inFlight) {
    this.client = client;
    this.orders = orders;
    this.url = url;
    this.room = new Semaphore(inFlight);
  }

  void start() {
    thread.start();
  }

  /** Returns when nothing more is sent; answers may be outstanding. */
  void stop() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (orders) {
      while (!stopped) {
        byte[] value = orders.next();
        if (value != null) {
          room.acquireUninterruptibly();
          post(value);
        }
      }
    }
  }

  private void post(byte[] value) {
    SimpleHttpRequest request =
        SimpleRequestBuilder.post(url).setBody(value, ContentType.APPLICATION_JSON).build();
    var unused = client.execute(request, new Release());
  }

  /** Makes room for the next one, whatever became of this one: the target counts. */
  private final class Release implements FutureCallback<SimpleHttpResponse> {
    @Override
    public void completed(SimpleHttpResponse answer) {
      room.release();
    }

    @Override
    public void failed(Exception cause) {
      room.release();
    }

    @Override
    public void cancelled() {
      room.release();
    }
  }
}
