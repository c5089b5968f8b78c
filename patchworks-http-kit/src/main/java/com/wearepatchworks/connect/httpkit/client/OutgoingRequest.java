/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import com.wearepatchworks.connect.httpkit.Headers;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request to send.
 *
 * @param method such as {@code POST}
 * @param uri absolute, {@code http} or {@code https}
 * @param headers all but Host, Content-Length, Transfer-Encoding and Connection, which the client
 *     sets. A header name or value that HTTP cannot carry is refused by {@link Headers.Field}.
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that nobody compares
public record OutgoingRequest(String method, URI uri, Headers headers, byte[] body) {
  private static final Pattern METHOD = Pattern.compile("[A-Z]+");
  private static final byte[] NOTHING = {};

  /** Without a body. */
  public OutgoingRequest(String method, URI uri, Headers headers) {
    this(method, uri, headers, NOTHING);
  }

  /** Refuses what cannot be sent. */
  public OutgoingRequest {
    if (uri.getHost() == null || !isHttp(uri.getScheme())) {
      throw new IllegalArgumentException(
          "cannot send to \""
              + withoutSecrets(uri)
              + "\": an absolute http:// or https:// URL with a host is needed");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "cannot send to a URL with user information ("
              + withoutSecrets(uri)
              + "): use the auth.* options");
    }
    if (!METHOD.matcher(method).matches()) {
      throw new IllegalArgumentException(
          "method must be upper-case letters such as POST, not \""
              + method.replaceAll("\\p{Cntrl}", "?")
              + '"');
    }
    for (Headers.Field field : headers.fields()) {
      if (isOurs(field.name())) {
        throw new IllegalArgumentException(
            "header " + field.name() + " is set by the client itself; leave it out");
      }
    }
  }

  private static boolean isHttp(@Nullable String scheme) {
    return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
  }

  private static boolean isOurs(String name) {
    return name.equalsIgnoreCase("Content-Length")
        || name.equalsIgnoreCase("Transfer-Encoding")
        || name.equalsIgnoreCase("Connection")
        || name.equalsIgnoreCase("Host");
  }

  /** User information and query may hold secrets. */
  private static String withoutSecrets(URI uri) {
    return uri.getScheme()
        + "://"
        + uri.getHost()
        + (uri.getRawPath() == null ? "" : uri.getRawPath());
  }
}
