/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import com.wearepatchworks.connect.core.format.Format;
import com.wearepatchworks.connect.core.format.MalformedInputException;
import com.wearepatchworks.connect.core.inbox.Budget;
import com.wearepatchworks.connect.httpkit.auth.Authenticator;
import com.wearepatchworks.connect.httpkit.listener.Endpoint;
import com.wearepatchworks.connect.httpkit.listener.Health;
import com.wearepatchworks.connect.httpkit.listener.PathPattern;
import com.wearepatchworks.connect.httpkit.listener.Problem;
import com.wearepatchworks.connect.httpkit.listener.Replier;
import com.wearepatchworks.connect.httpkit.listener.Reply;
import com.wearepatchworks.connect.httpkit.listener.Request;
import com.wearepatchworks.connect.httpkit.listener.RequestHead;
import com.wearepatchworks.connect.httpkit.listener.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a connector's routes: refuses early, parses whole bodies, hands records over.
 */
final class SourceEndpoint implements Endpoint {
  private final String connector;
  private final List<Route> routes;
  private final Set<String> methods;
  private final Authenticator authenticator;
  private final MediaTypes mediaTypes;
  private final BodyParser parser;
  private final Budget budget;
  private final Acknowledgements acknowledgements;

  SourceEndpoint(
      String connector,
      List<Route> routes,
      Set<String> methods,
      Authenticator authenticator,
      BodyReading bodies,
      Acknowledgements acknowledgements) {
    this.connector = connector;
    this.routes = routes;
    this.methods = methods;
    this.authenticator = authenticator;
    this.mediaTypes = bodies.mediaTypes();
    this.parser = bodies.parser();
    this.budget = bodies.budget();
    this.acknowledgements = acknowledgements;
  }

  /** How bodies become records, and how much of them may be inside. */
  record BodyReading(MediaTypes mediaTypes, BodyParser parser, Budget budget) {}

  @Override
  public String owner() {
    return connector;
  }

  @Override
  public List<PathPattern> paths() {
    return routes.stream().map(Route::path).toList();
  }

  @Override
  public Verdict admit(RequestHead head) {
    Reply refusal = authenticator.refusal(head.headers());
    if (refusal != null) {
      return new Verdict.Refuse(refusal);
    }
    if (!methods.contains(head.method())) {
      return new Verdict.Refuse(
          Problem.of(405, "Use " + String.join(" or ", new TreeSet<>(methods)))
              .toReply()
              .with("Allow", String.join(", ", new TreeSet<>(methods))));
    }
    if (mediaTypes.format(head.contentType()) == null) {
      return new Verdict.Refuse(unsupported(head));
    }
    Budget.Lease lease = budget.tryAcquire(Math.max(0, head.contentLength()));
    return lease == null
        ? new Verdict.Refuse(acknowledgements.refusedForRoom())
        : new Verdict.Accept(lease);
  }

  private static Reply unsupported(RequestHead head) {
    return Problem.of(415, "%s is not read here".formatted(named(head.contentType())))
        .with("accepted", MediaTypes.ACCEPTED)
        .toReply()
        .with("Accept-Post", MediaTypes.ACCEPTED);
  }

  private static String named(@Nullable String contentType) {
    return contentType == null
        ? "A body without Content-Type"
        : "Content-Type '%s' (JSON and NDJSON must be UTF-8)".formatted(contentType);
  }

  @Override
  public void handle(Request request, Replier replier) {
    boolean handedOver = false;
    try {
      handedOver = handOver(request, replier);
    } catch (MalformedInputException e) {
      replier.reply(malformed(e));
    } catch (UnacceptableException e) {
      replier.reply(unacceptable(e));
    } catch (IOException e) {
      replier.reply(Problem.of(400, "The body cannot be read: " + e.getMessage()).toReply());
    } finally {
      if (!handedOver) {
        request.lease().close();
      }
    }
  }

  @Override
  public void handleComplete() {
    acknowledgements.wake();
  }

  private static Reply unacceptable(UnacceptableException e) {
    Problem problem = Problem.of(e.status(), String.valueOf(e.getMessage()));
    return e.status() == 503
        ? problem.with("outcome", "not-published").toReply().retryAfter(1)
        : problem.toReply();
  }

  private boolean handOver(Request request, Replier replier) throws IOException {
    Route route = route(request.head().match());
    Format format = mediaTypes.format(request.head().contentType());
    if (format == null) {
      throw new IllegalStateException("admitted without a format");
    }
    String topic = route.topic().render(new PathScope(request.head()), word -> word);
    List<SourceRecord> records = parser.parse(request, format, topic);
    if (records.isEmpty()) {
      replier.reply(Acknowledgements.published(0, topic));
      return false;
    }
    acknowledgements.handOver(records, topic, request.lease(), replier);
    return true;
  }

  private Route route(PathPattern.Match match) {
    for (Route route : routes) {
      if (route.path().equals(match.pattern())) {
        return route;
      }
    }
    throw new IllegalStateException("no route for " + match.pattern());
  }

  private static Reply malformed(MalformedInputException e) {
    Problem problem = Problem.of(400, e.reason());
    if (e.line() > 0) {
      problem = problem.with("line", e.line());
    }
    if (e.column() > 0) {
      problem = problem.with("column", e.column());
    }
    return problem.toReply();
  }

  @Override
  public Health health() {
    return acknowledgements.health();
  }
}
