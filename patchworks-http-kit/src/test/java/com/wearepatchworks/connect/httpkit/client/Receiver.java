/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import com.wearepatchworks.connect.core.inbox.Budget;
import com.wearepatchworks.connect.httpkit.listener.Endpoint;
import com.wearepatchworks.connect.httpkit.listener.Health;
import com.wearepatchworks.connect.httpkit.listener.ListenerOptions;
import com.wearepatchworks.connect.httpkit.listener.Listeners;
import com.wearepatchworks.connect.httpkit.listener.PathPattern;
import com.wearepatchworks.connect.httpkit.listener.Registration;
import com.wearepatchworks.connect.httpkit.listener.Replier;
import com.wearepatchworks.connect.httpkit.listener.Reply;
import com.wearepatchworks.connect.httpkit.listener.Request;
import com.wearepatchworks.connect.httpkit.listener.RequestHead;
import com.wearepatchworks.connect.httpkit.listener.Verdict;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A real server that remembers what it got and answers what it is told. */
final class Receiver implements Endpoint, AutoCloseable {
  final BlockingQueue<Request> received = new LinkedBlockingQueue<>();
  volatile Reply reply = Reply.of(204);
  private final Budget budget = new Budget(1000, 1 << 30);
  private final Registration registration;

  Receiver() {
    this(ListenerOptions.plain("127.0.0.1", 0));
  }

  Receiver(ListenerOptions options) {
    this.registration = new Listeners().register(options, this);
  }

  URI uri(String schemeAndHost) {
    return URI.create(schemeAndHost + ":" + registration.address().getPort() + "/hook?a=b%20c");
  }

  @Override
  public String owner() {
    return "receiver";
  }

  @Override
  public List<PathPattern> paths() {
    return List.of(PathPattern.parse("/hook"));
  }

  @Override
  public Verdict admit(RequestHead head) {
    Budget.Lease lease = budget.tryAcquire(0);
    return lease == null ? new Verdict.Refuse(Reply.of(503)) : new Verdict.Accept(lease);
  }

  @Override
  public void handle(Request request, Replier replier) {
    request.lease().close();
    received.add(request);
    replier.reply(reply);
  }

  @Override
  public Health health() {
    return Health.UP;
  }

  @Override
  public void close() {
    registration.close();
  }
}
