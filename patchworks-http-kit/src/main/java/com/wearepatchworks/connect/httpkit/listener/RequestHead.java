/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.wearepatchworks.connect.httpkit.Headers;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request before its body.
 *
 * @param method upper case, as sent: {@code POST}
 * @param path as sent, still percent-encoded, without the query
 * @param match the pattern that led here, and what its variables stand for
 * @param query decoded parameters, each with its values in their order
 * @param headers as sent
 * @param remote the peer: the client, or the load balancer before it
 */
public record RequestHead(
    String method,
    String path,
    PathPattern.Match match,
    Map<String, List<String>> query,
    Headers headers,
    InetSocketAddress remote) {

  /** Declared length of the body in bytes as it comes over the wire; -1 when chunked, 0 without. */
  public long contentLength() {
    if (headers.first("Transfer-Encoding") != null) {
      return -1;
    }
    String declared = headers.first("Content-Length");
    return declared == null ? 0 : Long.parseLong(declared.trim());
  }

  /** The Content-Type as sent, or null. */
  public @Nullable String contentType() {
    return headers.first("Content-Type");
  }

  /** The Content-Type in lower case without its parameters: {@code application/json}; or null. */
  public @Nullable String mediaType() {
    String type = contentType();
    if (type == null) {
      return null;
    }
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }
}
