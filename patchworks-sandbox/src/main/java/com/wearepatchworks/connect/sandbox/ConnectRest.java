/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The REST API of a Connect worker, as a user would call it with curl.
 *
 * <p>Every method throws {@link ConnectRestException} when the worker refuses or does not answer.
 * Requests that meet a rebalance (409) are repeated for up to 60 s.
 */
public final class ConnectRest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  /**
   * A connector, converter, transform or the like that the worker found.
   *
   * @param className its class
   * @param type {@code source}, {@code sink}, {@code converter}, ...
   * @param version as it says itself
   */
  public record Plugin(String className, String type, String version) {}

  private final RestExchange exchange;

  private ConnectRest(RestExchange exchange) {
    this.exchange = exchange;
  }

  /** A client of the worker at the given address, such as {@code http://127.0.0.1:8083}. */
  public static ConnectRest at(URI url) {
    return new ConnectRest(new RestExchange(url));
  }

  /** The address. */
  public URI url() {
    return exchange.base();
  }

  /** True once the worker has joined its group and read its configuration (Kafka 3.9 and later). */
  public boolean isHealthy() {
    return exchange.probe("/health") == OK;
  }

  /** The connectors that the worker found, with their versions. */
  public List<Plugin> connectorPlugins() {
    List<Plugin> plugins = new ArrayList<>();
    for (JsonNode plugin : parse(exchange.get("/connector-plugins"))) {
      plugins.add(
          new Plugin(
              plugin.path("class").asText(),
              plugin.path("type").asText(),
              plugin.path("version").asText()));
    }
    return List.copyOf(plugins);
  }

  /** Names of the connectors that exist. */
  public List<String> connectors() {
    List<String> names = new ArrayList<>();
    parse(exchange.get("/connectors")).forEach(name -> names.add(name.asText()));
    return List.copyOf(names);
  }

  /**
   * What the worker would find wrong if the config were {@link #put}.
   *
   * @param configJson an object of options, with {@code connector.class}
   * @return option to errors, for options that have any; empty when all is well
   */
  public Map<String, List<String>> validate(String connector, String configJson) {
    if (!(parse(configJson) instanceof ObjectNode config)) {
      throw new SandboxException("a connector config is a JSON object, not " + configJson);
    }
    config.put("name", connector);
    String plugin = encoded(config.path("connector.class").asText());
    String answer =
        exchange.put("/connector-plugins/" + plugin + "/config/validate", config.toString());
    Map<String, List<String>> errors = new LinkedHashMap<>();
    for (JsonNode option : parse(answer).path("configs")) {
      for (JsonNode error : option.path("value").path("errors")) {
        String name = option.path("value").path("name").asText();
        errors.computeIfAbsent(name, none -> new ArrayList<>()).add(error.asText());
      }
    }
    return errors;
  }

  /**
   * Creates the connector or changes its config.
   *
   * @param configJson sent exactly as it stands: an object of options, such as the content of a
   *     file in examples/
   */
  public void put(String connector, String configJson) {
    exchange.put(path(connector, "/config"), configJson);
  }

  /**
   * The connector's status; {@link ConnectRestException#status} is 404 when there is none (yet).
   */
  public ConnectorStatus status(String connector) {
    return ConnectorStatus.of(parse(exchange.get(path(connector, "/status"))));
  }

  /**
   * Waits until the connector and all its tasks run.
   *
   * @throws SandboxException with the stack trace as soon as one failed, or with the status when
   *     time is up
   */
  public ConnectorStatus awaitRunning(String connector, Duration atMost) {
    return await(connector, ConnectorStatus::isRunning, "running", atMost);
  }

  /**
   * Waits until the status is as expected, such as {@code s -> s.tasks().size() == 2}.
   *
   * @param what completes the sentence "connector x is not ..." in the exception
   * @throws SandboxException as for {@link #awaitRunning}
   */
  public ConnectorStatus await(
      String connector, Predicate<ConnectorStatus> expected, String what, Duration atMost) {
    Deadline deadline = Deadline.after(atMost);
    while (true) {
      String seen;
      try {
        ConnectorStatus status = status(connector);
        if (expected.test(status)) {
          return status;
        }
        if (!status.failures().isEmpty()) {
          throw new SandboxException(
              "connector %s failed: %s".formatted(connector, status.failures()));
        }
        seen = status.toString();
      } catch (ConnectRestException e) {
        if (e.status() != NOT_FOUND) {
          throw e;
        }
        seen = "no status yet";
      }
      if (deadline.passed()) {
        throw new SandboxException(
            "connector %s is not %s after %d s: %s"
                .formatted(connector, what, atMost.toSeconds(), seen));
      }
      deadline.pause();
    }
  }

  /** Pauses the connector; its tasks stay allocated. */
  public void pause(String connector) {
    exchange.put(path(connector, "/pause"), null);
  }

  /** Resumes the connector after a pause or stop. */
  public void resume(String connector) {
    exchange.put(path(connector, "/resume"), null);
  }

  /** Stops the connector: its tasks are gone, its config and offsets stay. */
  public void stop(String connector) {
    exchange.put(path(connector, "/stop"), null);
  }

  /** Restarts the connector and all its tasks. */
  public void restart(String connector) {
    exchange.post(path(connector, "/restart?includeTasks=true&onlyFailed=false"));
  }

  /** Deletes the connector and its config; its offsets stay. */
  public void delete(String connector) {
    exchange.delete(path(connector, ""));
  }

  /** The connector's offsets, as the JSON that the worker answers. */
  public String offsets(String connector) {
    return exchange.get(path(connector, "/offsets"));
  }

  private static String path(String connector, String rest) {
    return "/connectors/" + encoded(connector) + rest;
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SandboxException("not JSON: " + json, e);
    }
  }
}
