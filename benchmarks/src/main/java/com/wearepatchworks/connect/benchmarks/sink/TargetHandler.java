/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection of {@link TargetServer}. */
final class TargetHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final byte[] ANSWER = "{\"status\":\"ok\"}".getBytes(StandardCharsets.US_ASCII);

  private final Function<String, Ledger> ledgers;
  private @Nullable TargetUrl url;
  private String uri = "";

  TargetHandler(Function<String, Ledger> ledgers) {
    this.ledgers = ledgers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    TargetUrl target = parsed(request.uri());
    Ledger ledger = ledgers.apply(target.run());
    if (target.followsKeys()) {
      ledger.received(request.content());
    }
    if (target.delayMillis() == 0) {
      answer(ctx, ledger);
    } else {
      var unused =
          ctx.executor()
              .schedule(() -> answer(ctx, ledger), target.delayMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** A connection sees the same path over and over. */
  private TargetUrl parsed(String requested) {
    if (url == null || !uri.equals(requested)) {
      url = TargetUrl.parse(requested);
      uri = requested;
    }
    return url;
  }

  private static void answer(ChannelHandlerContext ctx, Ledger ledger) {
    ledger.answered();
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(ANSWER));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, ANSWER.length);
    var unused = ctx.writeAndFlush(response, ctx.voidPromise());
  }
}
