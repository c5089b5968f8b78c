/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** What the listener itself answers. */
final class Answers {
  static final Reply NOT_FOUND = Problem.of(404, "Nothing is here.").toReply();
  static final Reply FAILED =
      Problem.of(500, "The request failed inside the connector; its log says why.").toReply();
  static final Reply SLOW_HEAD =
      Problem.of(408, "The request's head did not arrive in time.").toReply();
  static final Reply SLOW_BODY =
      Problem.of(408, "The request's body did not arrive in time.").toReply();
  static final Reply LEAVING =
      Problem.of(503, "The connector is about to stop or move to another worker; come back.")
          .with("outcome", "not-published")
          .toReply()
          .retryAfter(1)
          .closing();
  static final Reply FULL =
      Problem.of(503, "Too many bytes wait for Kafka; come back.")
          .with("outcome", "not-published")
          .toReply()
          .retryAfter(1);

  private Answers() {}

  static Reply tooLarge(long max) {
    return Problem.of(
            413, "The body is larger than " + max + " bytes; send it in parts, or compressed.")
        .with("maxBytes", max)
        .toReply();
  }

  static Reply tooLargeInflated(long max) {
    return Problem.of(413, "The body inflates to more than " + max + " bytes; send it in parts.")
        .with("maxBytes", max)
        .toReply();
  }

  static Reply badEncoding(String name, String why) {
    return Problem.of(400, "The body is not valid " + name + ": " + why + ".").toReply();
  }

  static Reply malformed(String why) {
    return Problem.of(400, "Not a valid HTTP request: " + why + ".").toReply();
  }

  /** For what the decoder could not make sense of. */
  static Reply undecodable(Throwable cause, int maxLine, int maxHeaders) {
    if (cause instanceof TooLongHttpLineException) {
      return Problem.of(414, "The request line is longer than " + maxLine + " bytes.").toReply();
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return Problem.of(431, "The headers are larger than " + maxHeaders + " bytes.").toReply();
    }
    return malformed("request line, header or chunk is malformed");
  }
}
