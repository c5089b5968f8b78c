/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.wearepatchworks.connect.httpkit.Headers;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at a request's head and decides where it goes, in the order in which it can go wrong. */
final class Intake {
  private final Routes routes;
  private final HealthReport health;
  private final int maxBodyBytes;

  Intake(Routes routes, int maxBodyBytes) {
    this.routes = routes;
    this.health = new HealthReport(routes);
    this.maxBodyBytes = maxBodyBytes;
  }

  /** A refusal by the listener itself, or a head with the endpoint to ask. */
  sealed interface Outcome {
    record Answered(Reply reply) implements Outcome {}

    record Routed(Endpoint endpoint, RequestHead head, Coding coding) implements Outcome {}
  }

  Outcome look(HttpRequest request, InetSocketAddress remote) {
    Reply refusal = refuseProtocol(request);
    if (refusal != null) {
      return new Outcome.Answered(refusal);
    }
    try {
      return route(request, remote);
    } catch (IllegalArgumentException e) {
      return new Outcome.Answered(Answers.malformed(String.valueOf(e.getMessage())));
    }
  }

  private static @Nullable Reply refuseProtocol(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return Answers.undecodable(
          request.decoderResult().cause(), GatedDecoder.MAX_LINE, GatedDecoder.MAX_HEADERS);
    }
    HttpVersion version = request.protocolVersion();
    if (version.majorVersion() != 1 || version.minorVersion() > 1) {
      return Problem.of(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.").toReply();
    }
    if (version.minorVersion() == 1 && !isThereOnce(request, HttpHeaderNames.HOST)) {
      return Answers.malformed("exactly one Host header is needed");
    }
    String coding = request.headers().get(HttpHeaderNames.TRANSFER_ENCODING);
    if (coding != null
        && !(coding.equalsIgnoreCase("chunked")
            && isThereOnce(request, HttpHeaderNames.TRANSFER_ENCODING))) {
      return Problem.of(501, "The only Transfer-Encoding spoken here is chunked.").toReply();
    }
    if (version.minorVersion() == 1
        && request.headers().contains(HttpHeaderNames.EXPECT)
        && !HttpUtil.is100ContinueExpected(request)) {
      return Problem.of(417, "The only expectation met here is 100-continue.").toReply();
    }
    return null;
  }

  private static boolean isThereOnce(HttpRequest request, CharSequence name) {
    Iterator<?> values = request.headers().valueCharSequenceIterator(name);
    if (!values.hasNext()) {
      return false;
    }
    values.next();
    return !values.hasNext();
  }

  private Outcome route(HttpRequest request, InetSocketAddress remote) {
    String target = withoutOrigin(request.uri());
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    List<String> segments = PathSegments.of(path);
    if (segments.equals(List.of("health"))) {
      return new Outcome.Answered(health.answer(request.method().name()));
    }
    Routes.Target found = routes.find(segments);
    if (found == null) {
      return new Outcome.Answered(
          routes.isBetweenOwners(segments) ? Answers.LEAVING : Answers.NOT_FOUND);
    }
    Endpoint endpoint = found.endpoint();
    if (endpoint == null) {
      return new Outcome.Answered(Answers.LEAVING);
    }
    RequestHead head =
        new RequestHead(
            request.method().name(),
            path,
            found.match(),
            query(target, mark),
            headers(request),
            remote);
    return measured(endpoint, head);
  }

  private Outcome measured(Endpoint endpoint, RequestHead head) {
    Coding coding = Coding.of(head.headers());
    if (coding == null) {
      return new Outcome.Answered(
          Problem.of(
                  415,
                  "The only Content-Encodings spoken here are gzip and deflate, one at a time.")
              .toReply()
              .with("Accept-Encoding", "gzip, deflate"));
    }
    if (head.contentLength() > maxBodyBytes) {
      return new Outcome.Answered(Answers.tooLarge(maxBodyBytes));
    }
    return new Outcome.Routed(endpoint, head, coding);
  }

  /** A proxy may send {@code http://host/path} where {@code /path} would do. */
  private static String withoutOrigin(String target) {
    if (target.regionMatches(true, 0, "http://", 0, 7)
        || target.regionMatches(true, 0, "https://", 0, 8)) {
      int slash = target.indexOf('/', 8);
      return slash < 0 ? "/" : target.substring(slash);
    }
    return target;
  }

  private static Map<String, List<String>> query(String target, int mark) {
    return mark < 0
        ? Map.of()
        : new QueryStringDecoder(target.substring(mark + 1), false).parameters();
  }

  private static Headers headers(HttpRequest request) {
    List<Headers.Field> fields = new ArrayList<>(request.headers().size());
    Iterator<Map.Entry<String, String>> all = request.headers().iteratorAsString();
    while (all.hasNext()) {
      Map.Entry<String, String> field = all.next();
      fields.add(new Headers.Field(field.getKey(), field.getValue()));
    }
    return new Headers(fields);
  }
}
