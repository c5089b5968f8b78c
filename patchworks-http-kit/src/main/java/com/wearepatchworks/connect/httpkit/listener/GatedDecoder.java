/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.List;

/**
 * Decodes one request at a time: while the gate is shut, bytes of pipelined requests stay as they
 * are, and reading stops once there are any. So answers keep their order, and a client that sends
 * ahead costs one read buffer. Nothing of this is felt by a client that waits for its answer.
 */
final class GatedDecoder extends HttpRequestDecoder {
  static final int MAX_LINE = 8 << 10;
  static final int MAX_HEADERS = 32 << 10;

  private final Runnable onBytes;
  private boolean shut;
  private boolean held;

  /** {@code onBytes} runs whenever bytes arrive that may belong to a request. */
  GatedDecoder(Runnable onBytes) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_LINE)
            .setMaxHeaderSize(MAX_HEADERS)
            .setMaxChunkSize(64 << 10));
    this.onBytes = onBytes;
  }

  void shut() {
    shut = true;
  }

  /** Opens the gate and goes on with what waited behind it. */
  void open(ChannelHandlerContext connection) throws Exception {
    shut = false;
    if (held) {
      held = false;
      connection.channel().config().setAutoRead(true);
      channelRead(connection.pipeline().context(this), Unpooled.EMPTY_BUFFER);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
    if (!shut) {
      onBytes.run();
    }
    super.channelRead(ctx, msg);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out)
      throws Exception {
    if (shut) {
      held = true;
      ctx.channel().config().setAutoRead(false);
    } else {
      super.decode(ctx, buffer, out);
    }
  }

  /** Two lengths for one body are how requests are smuggled past a proxy. */
  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
  }
}
