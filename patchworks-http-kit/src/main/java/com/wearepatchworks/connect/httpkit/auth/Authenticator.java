/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.auth;

import com.wearepatchworks.connect.httpkit.Headers;
import com.wearepatchworks.connect.httpkit.listener.Problem;
import com.wearepatchworks.connect.httpkit.listener.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request shows a secret that we know. How long it takes says nothing about the
 * secrets: all of them are compared, by their SHA-256.
 */
public final class Authenticator {
  private final Scheme scheme;
  private final String header;
  private final List<byte[]> digests;

  Authenticator(Scheme scheme, String header, Collection<String> secrets) {
    this.scheme = scheme;
    this.header = header;
    this.digests = secrets.stream().map(Authenticator::digest).toList();
  }

  /** What the secret looks like in the header. */
  enum Scheme {
    NONE("", ""),
    BEARER("Bearer ", "Bearer realm=\"patchworks-connect\""),
    BASIC("Basic ", "Basic realm=\"patchworks-connect\", charset=\"UTF-8\""),
    API_KEY("", "ApiKey realm=\"patchworks-connect\"");

    private final String prefix;
    private final String challenge;

    Scheme(String prefix, String challenge) {
      this.prefix = prefix;
      this.challenge = challenge;
    }
  }

  /** Null when the request may pass; 401 with WWW-Authenticate otherwise. */
  public @Nullable Reply refusal(Headers headers) {
    if (scheme == Scheme.NONE) {
      return null;
    }
    List<String> shown = headers.all(header);
    if (shown.isEmpty()) {
      return refuse("The header " + header + " is missing.");
    }
    String value = shown.get(0).trim();
    if (shown.size() > 1
        || !value.regionMatches(true, 0, scheme.prefix, 0, scheme.prefix.length())) {
      return refuse("The header " + header + " must be given once, as " + shape() + ".");
    }
    return isKnown(value.substring(scheme.prefix.length()).trim())
        ? null
        : refuse("The credentials in " + header + " are not accepted.");
  }

  private String shape() {
    return scheme == Scheme.API_KEY ? "the key alone" : scheme.prefix + "...";
  }

  private boolean isKnown(String shown) {
    byte[] digest = digest(shown);
    boolean known = false;
    for (byte[] candidate : digests) {
      known |= MessageDigest.isEqual(candidate, digest);
    }
    return known;
  }

  private Reply refuse(String detail) {
    return Problem.of(401, detail).toReply().with("WWW-Authenticate", scheme.challenge);
  }

  private static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
