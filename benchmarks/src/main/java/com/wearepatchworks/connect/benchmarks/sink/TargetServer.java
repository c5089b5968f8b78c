/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

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
import java.util.HashMap;
import java.util.Map;

/**
 * Takes orders for a service time and counts them, on one thread.
 *
 * <p>Argument: port. Command: the name of a run; answer: its {@link TargetCount}.
 */
final class TargetServer {
  private static final int MAX_BODY = 1 << 20;

  private final Map<String, Ledger> runs = new HashMap<>();
  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  private TargetServer() {}

  public static void main(String[] args) throws IOException {
    TargetServer server = new TargetServer();
    server.listen(Integer.parseInt(args[0]));
    Commands.serve(server::count);
  }

  private void listen(int port) {
    new ServerBootstrap()
        .group(loop)
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
                        new TargetHandler(TargetServer.this::ledger));
              }
            })
        .bind("127.0.0.1", port)
        .syncUninterruptibly();
  }

  /** On the loop. */
  private Ledger ledger(String run) {
    return runs.computeIfAbsent(run, none -> new Ledger());
  }

  private String count(String run) {
    return loop.submit(() -> ledger(run).count()).syncUninterruptibly().getNow().line();
  }
}
