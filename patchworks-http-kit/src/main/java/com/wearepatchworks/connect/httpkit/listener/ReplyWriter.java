/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.wearepatchworks.connect.httpkit.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;

/** Puts replies on the wire. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel: seen there
final class ReplyWriter {
  private ReplyWriter() {}

  /** What a request's head says about how it wants to be answered. */
  record Style(boolean keepAlive, boolean old, boolean headOnly) {
    static final Style CLOSING = new Style(false, false, false);

    static Style of(HttpRequest head) {
      return new Style(
          head.decoderResult().isSuccess() && HttpUtil.isKeepAlive(head),
          head.protocolVersion().minorVersion() == 0,
          head.method().equals(HttpMethod.HEAD));
    }

    Style thenClose() {
      return new Style(false, old, headOnly);
    }

    boolean keepsAlive(Reply reply) {
      return keepAlive && !"close".equalsIgnoreCase(reply.headers().first("Connection"));
    }
  }

  /** Writes and goes on. */
  static void write(ChannelHandlerContext ctx, Reply reply, Style style) {
    ctx.writeAndFlush(response(reply, style), ctx.voidPromise());
  }

  /**
   * Writes and shuts our side only: a close while the client still sends would reset the
   * connection, and a reset may throw the answer away before the client has read it.
   */
  static void writeAndShut(ChannelHandlerContext ctx, Reply reply, Style style) {
    ctx.channel().config().setAutoRead(true);
    ctx.writeAndFlush(response(reply, style.thenClose()))
        .addListener((ChannelFutureListener) ReplyWriter::shutOutput);
  }

  private static void shutOutput(ChannelFuture written) {
    Channel channel = written.channel();
    if (!written.isSuccess()) {
      channel.close();
      return;
    }
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls != null) {
      tls.closeOutbound();
    } else {
      ((SocketChannel) channel).shutdownOutput();
    }
  }

  private static FullHttpResponse response(Reply reply, Style style) {
    ByteBuf body =
        style.headOnly() || reply.body().length == 0
            ? Unpooled.EMPTY_BUFFER
            : Unpooled.wrappedBuffer(reply.body());
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(reply.status()),
            body,
            DefaultHttpHeadersFactory.headersFactory().withValidation(false),
            DefaultHttpHeadersFactory.trailersFactory());
    HttpHeaders headers = response.headers();
    for (Headers.Field field : reply.headers().fields()) {
      headers.add(field.name(), field.value());
    }
    headers.set(HttpHeaderNames.DATE, HttpDate.now());
    if (reply.contentType() != null) {
      headers.set(HttpHeaderNames.CONTENT_TYPE, reply.contentType());
    }
    if (reply.status() != 204 && reply.status() != 304) {
      headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(reply.body().length));
    }
    if (!style.keepAlive()) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (style.old()) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    return response;
  }
}
