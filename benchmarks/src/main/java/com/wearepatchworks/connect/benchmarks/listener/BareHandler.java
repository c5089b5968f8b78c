/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import io.netty.buffer.ByteBufUtil;
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
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One connection of {@link BareListener}. */
final class BareHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final byte[] answer;

  BareHandler(Producer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
    this.answer =
        "{\"records\":1,\"topic\":\"%s\"}".formatted(topic).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    byte[] body = ByteBufUtil.getBytes(request.content());
    var unused =
        producer.send(
            new ProducerRecord<>(topic, body),
            (metadata, error) ->
                answer(
                    ctx,
                    error == null
                        ? HttpResponseStatus.OK
                        : HttpResponseStatus.SERVICE_UNAVAILABLE));
  }

  /** On the producer's thread; Netty takes it to the connection's loop. */
  private void answer(ChannelHandlerContext ctx, HttpResponseStatus status) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(answer));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, answer.length);
    var unused = ctx.writeAndFlush(response, ctx.voidPromise());
  }
}
