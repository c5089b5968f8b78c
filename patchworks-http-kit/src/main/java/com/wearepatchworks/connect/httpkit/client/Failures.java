/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import com.wearepatchworks.connect.httpkit.client.HttpExchangeException.Kind;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ParseException;
import org.jspecify.annotations.Nullable;

/** Turns what the client throws into what a user can act on. */
final class Failures {
  private Failures() {}

  static HttpExchangeException of(
      Exception cause, URI uri, ClientOptions options, boolean connected) {
    String via = via(options);
    if (cause instanceof UnknownHostException) {
      return because(
          Kind.UNKNOWN_HOST,
          "the host name of %s%s does not resolve; check it, and the worker's DNS"
              .formatted(place(uri), via),
          cause);
    }
    if (cause instanceof SSLException || cause instanceof CertificateException) {
      return because(Kind.TLS, tls(cause, uri), cause);
    }
    if (cause instanceof TimeoutException || cause instanceof ConnectionRequestTimeoutException) {
      return expired(uri, options, connected); // waited in vain for a connection of the pool
    }
    if (cause instanceof InterruptedIOException) {
      return timeout(uri, options, connected);
    }
    if (!connected
        && (cause instanceof ConnectException || cause instanceof NoRouteToHostException)) {
      return because(
          Kind.CANNOT_CONNECT,
          "cannot connect to %s%s: %s. Is it up, and reachable from this worker?"
              .formatted(place(uri), via, cause.getMessage()),
          cause);
    }
    return afterConnecting(cause, uri, via);
  }

  private static HttpExchangeException afterConnecting(Exception cause, URI uri, String via) {
    if (cause instanceof HttpException
        || cause instanceof ParseException
        || cause instanceof MessageConstraintException) {
      return because(
          Kind.MALFORMED_REPLY,
          "what %s%s answered is not HTTP/1.1: %s. Is this the right port, and http or https as it should be?"
              .formatted(place(uri), via, printable(cause)),
          cause);
    }
    return because(
        Kind.CLOSED,
        "%s%s closed the connection before its answer was complete (%s); the request may have been processed"
            .formatted(place(uri), via, printable(cause)),
        cause);
  }

  static HttpExchangeException timeout(URI uri, ClientOptions options, boolean connected) {
    if (connected) {
      return because(
          Kind.REQUEST_TIMEOUT,
          "%s%s gave no complete answer within %d ms (request.timeout.ms); the request may have been processed"
              .formatted(place(uri), via(options), options.requestTimeout().toMillis()),
          null);
    }
    return because(
        Kind.CONNECT_TIMEOUT,
        "no connection to %s%s within %d ms (connect.timeout.ms); a firewall that drops packets looks like this"
            .formatted(place(uri), via(options), options.connectTimeout().toMillis()),
        null);
  }

  /** The time for the whole exchange is over. */
  static HttpExchangeException expired(URI uri, ClientOptions options, boolean connected) {
    if (connected) {
      return timeout(uri, options, true);
    }
    return because(
        Kind.CONNECT_TIMEOUT,
        "no connection to %s%s within %d ms (request.timeout.ms): all %d are busy, or it is slow"
            .formatted(
                place(uri),
                via(options),
                options.requestTimeout().toMillis(),
                options.maxConnections()),
        null);
  }

  /** The answer is the proxy's, to the request for a tunnel. */
  static HttpExchangeException tunnelRefused(URI uri, ClientOptions options, int status) {
    return because(
        Kind.CANNOT_CONNECT,
        "no tunnel to %s%s: the proxy answered %d. Check proxy.user and proxy.password, and what the proxy allows"
            .formatted(place(uri), via(options), status),
        null);
  }

  static HttpExchangeException stopped(URI uri) {
    return because(
        Kind.STOPPED,
        "the client was closed before %s had answered; the request may have been processed"
            .formatted(place(uri)),
        null);
  }

  private static String tls(Exception cause, URI uri) {
    String message = printable(cause);
    String hint =
        message.contains("PKIX") || message.contains("certification path")
            ? "nobody whom this client trusts vouches for its certificate: set"
                + " tls.trusted.certificates"
            : message.contains("No subject alternative")
                    || message.contains("doesn't match")
                    || message.contains("No name matching")
                ? "its certificate is for another host: use the name that the certificate carries"
                : message.contains("certificate_required") || message.contains("bad_certificate")
                    ? "it wants a client certificate that it trusts: set tls.certificate.chain and"
                        + " tls.private.key"
                    : "is this an https port, and does it speak TLS 1.2 or 1.3?";
    return "TLS with %s failed: %s; %s".formatted(place(uri), message, hint);
  }

  private static HttpExchangeException because(
      Kind kind, String message, @Nullable Throwable cause) {
    return new HttpExchangeException(kind, message, cause);
  }

  private static String place(URI uri) {
    int port = uri.getPort();
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    return uri.getHost() + ":" + (port >= 0 ? port : secure ? 443 : 80);
  }

  private static String via(ClientOptions options) {
    ClientOptions.Proxy proxy = options.proxy();
    return proxy == null ? "" : " (through proxy " + proxy.host() + ":" + proxy.port() + ")";
  }

  /** What the other side made us say may hold anything. */
  private static String printable(Exception cause) {
    String text = String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}", "?");
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }
}
