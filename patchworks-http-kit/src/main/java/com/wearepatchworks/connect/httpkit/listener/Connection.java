/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: requests one after the other, each answered before the next is decoded. All but
 * {@link #handled}, {@link #onLoop}, {@link #expire} and {@link #close} runs on its event loop.
 */
final class Connection extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** A refused body up to this size is swallowed, which is cheaper than a new connection. */
  private static final int SWALLOWED = 64 << 10;

  /** How long a refused sender may go on sending, so that it sees the answer and not a reset. */
  private static final Duration LINGER = Duration.ofSeconds(5);

  private enum Phase {
    /** Between requests. */
    IDLE,
    /** Some bytes of a head are here. */
    HEAD,
    /** Accepted; the body is arriving. */
    BODY,
    /** Handed over; the answer is to come. */
    WAITING,
    /** Answered; the rest of a small body is swallowed, then the next request may come. */
    SWALLOWING,
    /** Answered and shut; whatever still comes is thrown away. */
    LINGERING
  }

  private final Server server;
  private final GatedDecoder decoder = new GatedDecoder(this::bytesArrived);
  private final Deadline deadline = new Deadline();
  private ChannelHandlerContext ctx;
  private InetSocketAddress remote;
  private Phase phase = Phase.IDLE;
  private ReplyWriter.Style style = ReplyWriter.Style.CLOSING;
  private @Nullable Exchange exchange;

  @SuppressWarnings("NullAway.Init") // set in handlerAdded and channelActive, before any other call
  Connection(Server server) {
    this.server = server;
  }

  GatedDecoder decoder() {
    return decoder;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.ctx = context;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    remote = (InetSocketAddress) context.channel().remoteAddress();
    deadline.in(server.limits().headTimeout());
    server.connected(this);
  }

  private void bytesArrived() {
    if (phase == Phase.IDLE) {
      enter(Phase.HEAD, server.limits().headTimeout());
    }
  }

  private void enter(Phase next, Duration time) {
    phase = next;
    deadline.in(time);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    try {
      if (message instanceof HttpRequest head && phase != Phase.LINGERING) {
        headArrived(head);
      }
      if (message instanceof HttpContent content) {
        contentArrived(content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void headArrived(HttpRequest head) {
    style = ReplyWriter.Style.of(head);
    enter(Phase.BODY, server.limits().bodyTimeout());
    Intake.Outcome outcome = server.intake().look(head, remote);
    if (outcome instanceof Intake.Outcome.Routed routed) {
      Verdict verdict = ask(routed);
      if (verdict instanceof Verdict.Accept accept) {
        exchange = new Exchange(this, routed, accept.lease(), server.limits());
        encourage(head);
      } else if (verdict instanceof Verdict.Refuse refusal) {
        refuse(refusal.reply(), head);
      }
    } else if (outcome instanceof Intake.Outcome.Answered answered) {
      refuse(answered.reply(), head);
    }
  }

  private static Verdict ask(Intake.Outcome.Routed routed) {
    try {
      return routed.endpoint().admit(routed.head());
    } catch (RuntimeException e) {
      LOG.error("{} failed on a request to {}", routed.endpoint().owner(), routed.head().path(), e);
      return new Verdict.Refuse(Answers.FAILED);
    }
  }

  private void encourage(HttpRequest head) {
    if (HttpUtil.is100ContinueExpected(head)) {
      var unused =
          ctx.writeAndFlush(
              new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE),
              ctx.voidPromise());
    }
  }

  /** Answers before the body was read. */
  private void refuse(Reply reply, HttpRequest head) {
    boolean small =
        head.decoderResult().isSuccess()
            && !HttpUtil.isTransferEncodingChunked(head)
            && !HttpUtil.is100ContinueExpected(head)
            && HttpUtil.getContentLength(head, 0) <= SWALLOWED;
    if (small && style.keepsAlive(reply)) {
      ReplyWriter.write(ctx, reply, style);
      enter(Phase.SWALLOWING, server.limits().bodyTimeout());
    } else {
      refuseAndShut(reply);
    }
  }

  /** Answers in the middle of a request, after which the connection cannot go on. */
  private void refuseAndShut(Reply reply) {
    if (exchange != null) {
      exchange.abandon();
      exchange = null;
    }
    enter(Phase.LINGERING, LINGER);
    ReplyWriter.writeAndShut(ctx, reply, style);
  }

  private void contentArrived(HttpContent content) throws Exception {
    boolean last = content instanceof LastHttpContent;
    if (phase == Phase.SWALLOWING && last) {
      nextRequest();
    } else if (phase == Phase.BODY && exchange != null) {
      Reply refusal =
          content.decoderResult().isFailure()
              ? Answers.malformed("a chunk of the body is malformed")
              : exchange.append(content.content());
      if (refusal != null) {
        refuseAndShut(refusal);
      } else if (last) {
        bodyComplete(exchange);
      }
    }
  }

  private void bodyComplete(Exchange complete) {
    phase = Phase.WAITING;
    deadline.never();
    decoder.shut();
    complete.dispatch(server.workers());
  }

  /** The endpoint has taken a request; any thread. */
  void handled(Endpoint endpoint) {
    if (ctx.executor().inEventLoop()) {
      server.round().handled(endpoint, ctx.executor());
    } else {
      endpoint.handleComplete();
    }
  }

  /** Runs {@code task} on the event loop: now if this is it. Nothing happens when it has ended. */
  void onLoop(Runnable task) {
    if (ctx.executor().inEventLoop()) {
      task.run();
      return;
    }
    try {
      ctx.executor().execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("An answer came after the listener had closed");
    }
  }

  void answer(Exchange answered, Reply reply) {
    if (answered != exchange || phase != Phase.WAITING || !ctx.channel().isActive()) {
      return;
    }
    exchange = null;
    if (!style.keepsAlive(reply)) {
      enter(Phase.LINGERING, LINGER);
      ReplyWriter.writeAndShut(ctx, reply, style);
      return;
    }
    ReplyWriter.write(ctx, reply, style);
    try {
      nextRequest();
    } catch (Exception e) {
      exceptionCaught(ctx, e);
    }
  }

  private void nextRequest() throws Exception {
    enter(Phase.IDLE, server.limits().idleTimeout());
    decoder.open(ctx);
  }

  /** Called from time to time by another thread. */
  void expire(long now) {
    if (deadline.isPast(now)) {
      onLoop(this::expired);
    }
  }

  private void expired() {
    if (!deadline.isPast(System.nanoTime())) {
      return;
    }
    switch (phase) {
      case HEAD -> refuseAndShut(Answers.SLOW_HEAD);
      case BODY -> refuseAndShut(Answers.SLOW_BODY);
      case IDLE, SWALLOWING, LINGERING -> close();
      default -> deadline.never();
    }
  }

  void close() {
    var unused = ctx.close();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      if (phase == Phase.WAITING) {
        style = style.thenClose(); // the client has said all; it may still want its answer
      } else {
        close();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    server.disconnected(this);
    if (phase == Phase.BODY && exchange != null) {
      exchange.abandon();
    }
    exchange = null;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      LOG.debug("{} has gone: {}", remote, cause.toString());
    } else {
      LOG.debug("Closing the connection of {}", remote, cause);
    }
    close();
  }
}
