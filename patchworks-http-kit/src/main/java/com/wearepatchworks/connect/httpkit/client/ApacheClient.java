/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import com.wearepatchworks.connect.httpkit.tls.Tls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ThreadFactory;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** How Apache HttpClient is set up. */
final class ApacheClient {
  /**
   * How long an unused connection is kept: less than the 5 s after which common servers close
   * theirs, so that a request seldom meets a connection that is just being closed.
   */
  static final Duration IDLE = Duration.ofSeconds(4);

  /** After which a connection is made anew, so that a changed address is noticed. */
  private static final TimeValue LIFETIME = TimeValue.ofMinutes(5);

  private static final int IO_THREADS = 2;

  /** How often the reactor looks at connect timeouts. */
  private static final TimeValue TICK = TimeValue.ofMilliseconds(100);

  private ApacheClient() {}

  static PoolingAsyncClientConnectionManager connections(ClientOptions options) {
    Timeout connect = Timeout.of(options.connectTimeout());
    return PoolingAsyncClientConnectionManagerBuilder.create()
        .setMaxConnTotal(options.maxConnections())
        .setMaxConnPerRoute(options.maxConnections())
        .setTlsStrategy(
            ClientTlsStrategyBuilder.create()
                .setSslContext(Tls.forClient(options.tls()))
                .setTlsVersions("TLSv1.3", "TLSv1.2")
                .setHostVerificationPolicy(HostnameVerificationPolicy.BOTH)
                .buildAsync())
        .setDefaultTlsConfig(
            TlsConfig.custom()
                .setHandshakeTimeout(connect)
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                .build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(Timeout.of(options.requestTimeout()))
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                .setTimeToLive(LIFETIME)
                .build())
        .build();
  }

  static CloseableHttpAsyncClient build(
      ClientOptions options,
      PoolingAsyncClientConnectionManager connections,
      ThreadFactory threads) {
    HttpAsyncClientBuilder builder =
        HttpAsyncClients.custom()
            .setConnectionManager(connections)
            .setIOReactorConfig(
                IOReactorConfig.custom()
                    .setIoThreadCount(IO_THREADS)
                    .setSelectInterval(TICK)
                    .setTcpNoDelay(true)
                    .build())
            .setCharCodingConfig(
                CharCodingConfig.custom().setCharset(StandardCharsets.ISO_8859_1).build())
            .setThreadFactory(threads)
            .setUserAgent("Patchworks-Connect")
            .setDefaultRequestConfig(request(options))
            .setKeepAliveStrategy((response, context) -> TimeValue.of(IDLE))
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .disableConnectionState()
            .disableRequestPriority()
            .addExecInterceptorLast("patchworks-connected", InFlight::connected);
    ClientOptions.Proxy proxy = options.proxy();
    if (proxy != null) {
      useProxy(builder, proxy);
    }
    return builder.build();
  }

  private static RequestConfig request(ClientOptions options) {
    Timeout timeout = Timeout.of(options.requestTimeout());
    ClientOptions.Proxy proxy = options.proxy();
    return RequestConfig.custom()
        .setConnectionRequestTimeout(timeout)
        .setResponseTimeout(timeout)
        .setRedirectsEnabled(false)
        .setExpectContinueEnabled(false)
        .setContentCompressionEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .setAuthenticationEnabled(proxy != null && proxy.user() != null)
        .build();
  }

  private static void useProxy(HttpAsyncClientBuilder builder, ClientOptions.Proxy proxy) {
    builder.setProxy(new HttpHost("http", proxy.host(), proxy.port()));
    if (proxy.user() != null) {
      BasicCredentialsProvider credentials = new BasicCredentialsProvider();
      credentials.setCredentials(
          new AuthScope(proxy.host(), proxy.port()),
          new UsernamePasswordCredentials(proxy.user(), password(proxy).toCharArray()));
      builder.setDefaultCredentialsProvider(credentials);
    }
  }

  /** Plain requests show it at once: a body cannot be sent again after a 407. */
  static @Nullable String proxyAuthorization(ClientOptions.@Nullable Proxy proxy) {
    if (proxy == null || proxy.user() == null) {
      return null;
    }
    byte[] pair = (proxy.user() + ":" + password(proxy)).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static String password(ClientOptions.Proxy proxy) {
    return proxy.password() == null ? "" : proxy.password().value();
  }
}
