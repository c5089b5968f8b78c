/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.wearepatchworks.connect.core.inbox.Budget;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Accepts what its budget has room for and remembers what it got. */
final class RecordingEndpoint implements Endpoint {
  /** Answers 200 with the number of bytes. */
  static final BiConsumer<Request, Replier> ECHO_LENGTH =
      (request, replier) ->
          replier.reply(Reply.json(200, "{\"bytes\":" + request.body().length + "}"));

  final Budget budget;
  final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  volatile BiConsumer<Request, Replier> behaviour = ECHO_LENGTH;
  volatile Runnable complete = () -> {};
  volatile Health health = Health.UP;
  volatile @Nullable Reply refusal;
  private final String owner;
  private final List<PathPattern> paths;

  RecordingEndpoint(String owner, String... paths) {
    this(owner, new Budget(2000, 64 << 20), paths);
  }

  RecordingEndpoint(String owner, Budget budget, String... paths) {
    this.owner = owner;
    this.budget = budget;
    this.paths = Arrays.stream(paths).map(PathPattern::parse).toList();
  }

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public List<PathPattern> paths() {
    return paths;
  }

  @Override
  public Verdict admit(RequestHead head) {
    Reply refused = refusal;
    if (refused != null) {
      return new Verdict.Refuse(refused);
    }
    Budget.Lease lease = budget.tryAcquire(Math.max(0, head.contentLength()));
    return lease == null
        ? new Verdict.Refuse(Reply.of(503).retryAfter(1))
        : new Verdict.Accept(lease);
  }

  @Override
  public void handle(Request request, Replier replier) {
    request.lease().close();
    requests.add(request);
    behaviour.accept(request, replier);
  }

  @Override
  public void handleComplete() {
    complete.run();
  }

  @Override
  public Health health() {
    return health;
  }

  Request next() throws InterruptedException {
    Request request = requests.poll(10, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request came within 10 s");
    }
    return request;
  }
}
