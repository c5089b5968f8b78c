/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import com.wearepatchworks.connect.benchmarks.process.Commands;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The least that can be done with Netty and Kafka's producer: every POST is one record, answered
 * when Kafka has it. It looks at neither path nor body.
 *
 * <p>Arguments: bootstrap servers, topic, port.
 */
final class BareListener {
  static final String CLIENT_ID = "bare-pair";

  /** As many as the connector's listener has. */
  static final int LOOPS = 2;

  private static final int MAX_BODY = 10 << 20;

  private BareListener() {}

  /** What Connect gives the producer of a source task, and no lingering. */
  static Map<String, Object> producerSettings(String bootstrapServers) {
    return Map.of(
        "bootstrap.servers",
        bootstrapServers,
        "client.id",
        CLIENT_ID,
        "acks",
        "all",
        "enable.idempotence",
        false,
        "max.in.flight.requests.per.connection",
        1,
        "max.block.ms",
        Long.MAX_VALUE,
        "delivery.timeout.ms",
        Integer.MAX_VALUE,
        "linger.ms",
        0);
  }

  public static void main(String[] args) throws IOException {
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            producerSettings(args[0]), new ByteArraySerializer(), new ByteArraySerializer());
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(LOOPS, NioIoHandler.newFactory());
    new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 1024)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel accepted) {
                accepted
                    .pipeline()
                    .addLast(
                        new HttpServerCodec(),
                        new HttpObjectAggregator(MAX_BODY),
                        new BareHandler(producer, args[1]));
              }
            })
        .bind("127.0.0.1", Integer.parseInt(args[2]))
        .syncUninterruptibly();
    Commands.serve(command -> "unknown command " + command);
  }
}
