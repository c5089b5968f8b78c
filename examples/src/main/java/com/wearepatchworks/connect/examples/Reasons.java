/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.wearepatchworks.connect.sandbox.ConnectRestException;
import com.wearepatchworks.connect.sandbox.SandboxException;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in words why something failed; the stack trace goes to the log. */
final class Reasons {
  private static final Logger LOG = LoggerFactory.getLogger(Reasons.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern EXCEPTION = Pattern.compile("(?:[a-z]\\w*\\.)+[A-Z]\\w*: ");
  private static final Pattern FRAME = Pattern.compile("\\s*(at \\S+\\(.*|\\.\\.\\. \\d+ more)");
  private static final int DETAILS = 12;

  private Reasons() {}

  static Failure of(Exception e) {
    if (e instanceof Failure failure) {
      return failure;
    }
    LOG.error("failed", e);
    if (e instanceof ConnectRestException refused) {
      return new Failure(ofRest(refused));
    } else if (e instanceof SandboxException) {
      List<String> lines = withoutFrames(String.valueOf(e.getMessage()));
      List<String> rest = lines.subList(1, lines.size());
      return new Failure(
          lines.get(0), rest.subList(Math.max(0, rest.size() - DETAILS), rest.size()));
    }
    return new Failure(e.toString());
  }

  /** A stack trace as Connect shows it, cut down to what its exceptions say. */
  static String ofTrace(String trace) {
    return String.join(System.lineSeparator(), withoutFrames(trace));
  }

  private static List<String> withoutFrames(String text) {
    List<String> lines =
        text.lines()
            .filter(line -> !FRAME.matcher(line).matches())
            .map(line -> EXCEPTION.matcher(line).replaceAll(""))
            .distinct()
            .toList();
    return lines.isEmpty() ? List.of("no reason was given") : lines;
  }

  private static String ofRest(ConnectRestException refused) {
    try {
      String message = JSON.readTree(refused.body()).path("message").asText();
      if (!message.isEmpty()) {
        return "the worker answered %d: %s".formatted(refused.status(), message);
      }
    } catch (JsonProcessingException noJson) {
      // then the whole message has to do
    }
    return String.valueOf(refused.getMessage());
  }
}
