/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Kafka and Connect, ready to use: a broker (or a cluster that is there already) and one or more
 * workers of one group.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.builder().archives(List.of(zip)).start()) {
 *   sandbox.rest().put("orders", Files.readString(Path.of("examples/http/source.json")));
 *   sandbox.rest().awaitRunning("orders", Duration.ofSeconds(30));
 * }
 * }</pre>
 *
 * <p>{@link #close} stops everything in reverse order and deletes the temporary directory with the
 * data, the logs and the unzipped archives.
 */
public final class Sandbox implements AutoCloseable {
  private final Builder builder;
  private final Path directory;
  private final String group = "sandbox-" + UUID.randomUUID();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final List<Worker> workers = new ArrayList<>();
  private final List<Path> pluginPath = new ArrayList<>();
  private String bootstrapServers = "";
  private @Nullable Broker broker;

  private Sandbox(Builder builder, Path directory) {
    this.builder = builder;
    this.directory = directory;
  }

  /** A sandbox with a broker and one worker, all in this JVM, and no connector. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where Kafka clients connect. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /**
   * The broker.
   *
   * @throws SandboxException when an existing cluster is used
   */
  public Broker broker() {
    if (broker == null) {
      throw new SandboxException(
          "the cluster at %s is not the sandbox's own".formatted(bootstrapServers));
    }
    return broker;
  }

  /** The workers, in the order of their start. */
  public List<Worker> workers() {
    return List.copyOf(workers);
  }

  /** The workers that are processes of their own; empty unless they were asked for. */
  public List<WorkerProcess> workerProcesses() {
    return workers.stream()
        .filter(WorkerProcess.class::isInstance)
        .map(WorkerProcess.class::cast)
        .toList();
  }

  /** Starts one more worker of the same kind and group; returns when it has joined. */
  public Worker addWorker() {
    WorkerConfig wanted = WorkerConfig.of(bootstrapServers, pluginPath).group(group);
    WorkerConfig config = builder.config.apply(wanted);
    Path log = directory.resolve("worker-%d.log".formatted(workers.size() + 1));
    Worker worker = builder.startWorker(config, log);
    parts.push(worker);
    workers.add(worker);
    return worker;
  }

  /** REST API of the first worker. */
  public ConnectRest rest() {
    return workers.get(0).rest();
  }

  /** Where logs of processes are; deleted by {@link #close}. */
  public Path directory() {
    return directory;
  }

  /** A new client that creates and deletes topics; the caller closes it. */
  public Topics topics() {
    return Topics.at(bootstrapServers);
  }

  /** Reads topics. */
  public TopicReader reader() {
    return TopicReader.at(bootstrapServers);
  }

  /** A new producer; the caller closes it. */
  public TopicWriter writer() {
    return TopicWriter.at(bootstrapServers);
  }

  @Override
  public void close() {
    RuntimeException first = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        if (first == null) {
          first = new SandboxException("a part of the sandbox did not close: " + e.getMessage(), e);
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private void deleteInternalTopics() {
    try (Topics topics = topics()) {
      WorkerConfig.internalTopics(group).values().forEach(topics::delete);
    }
  }

  /** What the sandbox is to hold. */
  public static final class Builder {
    private @Nullable String bootstrapServers;
    private boolean brokerProcess;
    private int workers = 1;
    private @Nullable UnaryOperator<JvmOptions> process;
    private final List<Path> archives = new ArrayList<>();
    private final List<Path> pluginPath = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private UnaryOperator<WorkerConfig> config = UnaryOperator.identity();

    private Builder() {}

    /**
     * Uses this cluster instead of starting a broker. The workers form a group of their own, whose
     * internal topics {@link Sandbox#close} deletes; topics of connectors stay.
     */
    public Builder bootstrapServers(String existing) {
      bootstrapServers = existing;
      return this;
    }

    /** Starts the broker as a {@link BrokerProcess}. */
    public Builder brokerProcess() {
      brokerProcess = true;
      return this;
    }

    /** How many workers. Default 1. */
    public Builder workers(int count) {
      workers = count;
      return this;
    }

    /** Starts each worker as a {@link WorkerProcess}, on the current class path. */
    public Builder workerProcesses() {
      return workerProcesses(UnaryOperator.identity());
    }

    /** Starts each worker as a {@link WorkerProcess}; the options are called once for each. */
    public Builder workerProcesses(UnaryOperator<JvmOptions> options) {
      process = options;
      return this;
    }

    /** Plugin archives to unzip into the workers' {@code plugin.path}. */
    public Builder archives(List<Path> zips) {
      archives.addAll(zips);
      return this;
    }

    /** A directory of unzipped plugins for the workers' {@code plugin.path}. */
    public Builder plugins(Path unzipped) {
      pluginPath.add(unzipped);
      return this;
    }

    /** Variables for {@code ${env:NAME}} in connector configs, beside those of this process. */
    public Builder environment(Map<String, String> variables) {
      environment.putAll(variables);
      return this;
    }

    /** Changes the workers' configuration; called once for each. */
    public Builder worker(UnaryOperator<WorkerConfig> change) {
      config = change;
      return this;
    }

    /**
     * Starts the broker, then the workers; returns when all have joined.
     *
     * @throws SandboxException when a part does not start; what had started is closed again
     */
    public Sandbox start() {
      Path directory = Directories.temporary("run");
      Sandbox sandbox = new Sandbox(this, directory);
      sandbox.parts.push(() -> Directories.delete(directory));
      try {
        startInto(sandbox);
        return sandbox;
      } catch (RuntimeException e) {
        try {
          sandbox.close();
        } catch (RuntimeException alsoFailed) {
          e.addSuppressed(alsoFailed);
        }
        throw e;
      }
    }

    private void startInto(Sandbox sandbox) {
      sandbox.pluginPath.addAll(pluginPath);
      if (!archives.isEmpty()) {
        Path unzipped = sandbox.directory.resolve("plugins");
        sandbox.pluginPath.add(PluginPath.unzip(unzipped, archives));
      }
      if (bootstrapServers == null) {
        sandbox.bootstrapServers = startBroker(sandbox);
      } else {
        sandbox.bootstrapServers = bootstrapServers;
        sandbox.parts.push(sandbox::deleteInternalTopics);
      }
      for (int i = 0; i < workers; i++) {
        sandbox.addWorker();
      }
    }

    private String startBroker(Sandbox sandbox) {
      Path data = sandbox.directory.resolve("broker");
      JvmOptions options = JvmOptions.loggingTo(sandbox.directory.resolve("broker.log"));
      Broker broker = brokerProcess ? BrokerProcess.start(data, options) : KafkaBroker.start(data);
      sandbox.parts.push(broker);
      sandbox.broker = broker;
      return broker.bootstrapServers();
    }

    private Worker startWorker(WorkerConfig wanted, Path log) {
      if (process == null) {
        return ConnectWorker.start(wanted, environment);
      }
      JvmOptions options = JvmOptions.loggingTo(log).withEnvironment(environment);
      return WorkerProcess.start(wanted, process.apply(options));
    }
  }
}
