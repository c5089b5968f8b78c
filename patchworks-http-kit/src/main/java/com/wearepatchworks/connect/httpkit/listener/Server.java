/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.wearepatchworks.connect.httpkit.tls.Tls;
import com.wearepatchworks.connect.httpkit.tls.TlsException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One bound address with its threads and connections. */
final class Server {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final int LOOPS = 2;
  private static final int WORKERS = 2;
  private static final Duration WARN_EVERY = Duration.ofSeconds(10);

  private final ListenerOptions options;
  private final Routes routes = new Routes(System::nanoTime);
  private final Intake intake;
  private final NamedThreads threads;
  private final EventLoopGroup loops;
  private final ExecutorService workers;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - WARN_EVERY.toNanos());
  private final FastThreadLocal<Round> rounds =
      new FastThreadLocal<>() {
        @Override
        protected Round initialValue() {
          return new Round();
        }
      };
  private final @Nullable SslContext tls;
  private final Channel channel;

  /**
   * Binds.
   *
   * @throws ListenerException when that fails
   */
  Server(ListenerOptions options) {
    this.options = options;
    this.intake = new Intake(routes, options.limits().maxBodyBytes());
    this.tls = tls(options);
    this.threads = new NamedThreads("patchworks-listener-" + options.port());
    this.loops = new MultiThreadIoEventLoopGroup(LOOPS, threads, NioIoHandler.newFactory());
    this.workers = Executors.newFixedThreadPool(WORKERS, threads);
    this.channel = bind();
    threads.rename("patchworks-listener-" + address().getPort());
    long sweep = sweepMillis();
    var unused = loops.scheduleAtFixedRate(this::sweep, sweep, sweep, TimeUnit.MILLISECONDS);
    LOG.info("Listening on {}{}", address(), tls == null ? "" : " with TLS");
  }

  private static @Nullable SslContext tls(ListenerOptions options) {
    if (options.tls() == null) {
      return null;
    }
    try {
      return Tls.forServer(options.tls());
    } catch (TlsException e) {
      throw new ListenerException(
          "cannot listen with TLS on %s:%d: %s"
              .formatted(options.host(), options.port(), e.getMessage()),
          e);
    }
  }

  private Channel bind() {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(new Initializer());
    ChannelFuture bound =
        bootstrap
            .bind(new InetSocketAddress(options.host(), options.port()))
            .awaitUninterruptibly();
    Throwable cause = bound.cause();
    if (cause != null) {
      end();
      throw new ListenerException(
          "cannot listen on %s:%d: %s. Is another process using the port, is the address one of this machine's, and may this user bind to it? Change listen.host or listen.port, or stop the other process"
              .formatted(options.host(), options.port(), cause.getMessage()),
          cause);
    }
    return bound.channel();
  }

  /** Often enough that a timeout is kept within a tenth. */
  private long sweepMillis() {
    ListenerOptions.Limits limits = options.limits();
    Duration shortest =
        Collections.min(List.of(limits.headTimeout(), limits.bodyTimeout(), limits.idleTimeout()));
    return Math.max(10, Math.min(500, shortest.toMillis() / 10));
  }

  private void sweep() {
    long now = System.nanoTime();
    connections.forEach(connection -> connection.expire(now));
  }

  ListenerOptions options() {
    return options;
  }

  ListenerOptions.Limits limits() {
    return options.limits();
  }

  Routes routes() {
    return routes;
  }

  Intake intake() {
    return intake;
  }

  Executor workers() {
    return workers;
  }

  /** That of the event loop that calls. */
  Round round() {
    return rounds.get();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  void connected(Connection connection) {
    connections.add(connection);
    if (connections.size() > options.limits().maxConnections()) {
      connection.close();
      warnOfTooMany();
    }
  }

  /** At most every 10 s: whoever opens too many connections must not fill the log too. */
  private void warnOfTooMany() {
    long now = System.nanoTime();
    long last = warnedAt.get();
    if (now - last > WARN_EVERY.toNanos() && warnedAt.compareAndSet(last, now)) {
      LOG.warn(
          "Closing new connections on {}: {} are open (listen.max.connections)",
          address(),
          options.limits().maxConnections());
    }
  }

  void disconnected(Connection connection) {
    connections.remove(connection);
  }

  void close() {
    InetSocketAddress address = address();
    channel.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    connections.forEach(Connection::close);
    end();
    LOG.info("No longer listening on {}", address);
  }

  private void end() {
    workers.shutdownNow();
    var unused = loops.shutdownGracefully(0, 500, TimeUnit.MILLISECONDS);
    threads.join(Duration.ofMillis(1500));
  }

  private final class Initializer extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel accepted) {
      if (tls != null) {
        SslHandler handler = tls.newHandler(accepted.alloc());
        handler.setHandshakeTimeoutMillis(options.limits().headTimeout().toMillis());
        accepted.pipeline().addLast(handler);
      }
      Connection connection = new Connection(Server.this);
      accepted.pipeline().addLast(connection.decoder(), new HttpResponseEncoder(), connection);
    }
  }
}
