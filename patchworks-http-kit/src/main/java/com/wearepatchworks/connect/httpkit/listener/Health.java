/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

/**
 * How an endpoint is doing, as everybody may read it in {@code GET /health}.
 *
 * @param detail one sentence without secrets; may be empty
 */
public record Health(Status status, String detail) {
  /** Requests are served. */
  public static final Health UP = new Health(Status.UP, "");

  /** Served, but the other side is behind: a load balancer should send elsewhere. */
  public static Health behind(String detail) {
    return new Health(Status.BEHIND, detail);
  }

  /** Answered 503 because the endpoint is about to go. */
  public static Health draining(String detail) {
    return new Health(Status.DRAINING, detail);
  }

  /** One word. */
  public enum Status {
    /** Requests are served. */
    UP,
    /** Requests pile up. */
    BEHIND,
    /** Requests are refused because the endpoint is about to go. */
    DRAINING
  }
}
