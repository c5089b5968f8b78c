/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.wearepatchworks.connect.core.inbox.Budget;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One accepted request, from its head to its answer. */
final class Exchange implements Replier {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  /** Above this, parsing a body takes long enough to be felt by the loop's other connections. */
  private static final int LARGE = 64 << 10;

  private final Connection connection;
  private final Intake.Outcome.Routed routed;
  private final ListenerOptions.Limits limits;
  private final Budget.Lease lease;
  private final Body body;
  private final AtomicBoolean answered = new AtomicBoolean();

  Exchange(
      Connection connection,
      Intake.Outcome.Routed routed,
      Budget.Lease lease,
      ListenerOptions.Limits limits) {
    this.connection = connection;
    this.routed = routed;
    this.lease = lease;
    this.limits = limits;
    this.body = new Body(routed.head().contentLength());
  }

  /** Takes more of the body; an answer when it is too much. */
  @Nullable Reply append(ByteBuf more) {
    int count = more.readableBytes();
    if (body.length() + (long) count > limits.maxBodyBytes()) {
      return Answers.tooLarge(limits.maxBodyBytes());
    }
    if (routed.head().contentLength() < 0 && !lease.tryGrow(count)) {
      return Answers.FULL;
    }
    body.append(more);
    return null;
  }

  /** The body will not become whole: gives its room back. */
  void abandon() {
    lease.close();
  }

  /** The body is whole: here if that is quick, on {@code workers} otherwise. */
  void dispatch(Executor workers) {
    if (routed.coding() == Coding.IDENTITY && body.length() <= LARGE) {
      handOver(body.toByteArray());
    } else {
      handOverTo(workers);
    }
  }

  private void handOverTo(Executor workers) {
    try {
      workers.execute(this::inflateAndHandOver);
    } catch (RejectedExecutionException e) {
      lease.close();
      reply(Answers.LEAVING);
    }
  }

  private void inflateAndHandOver() {
    try {
      handOver(routed.coding().plain(body.toByteArray(), limits.maxInflatedBytes(), lease));
    } catch (Coding.Refused e) {
      lease.close();
      reply(e.reply());
    }
  }

  private void handOver(byte[] plain) {
    try {
      routed.endpoint().handle(new Request(routed.head(), plain, lease), this);
    } catch (RuntimeException e) {
      LOG.error("{} failed on a request to {}", routed.endpoint().owner(), routed.head().path(), e);
      lease.close();
      reply(Answers.FAILED);
    } finally {
      connection.handled(routed.endpoint());
    }
  }

  @Override
  public void reply(Reply reply) {
    if (answered.compareAndSet(false, true)) {
      connection.onLoop(() -> connection.answer(this, reply));
    }
  }
}
