/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Class paths of JVMs in which one library is measured and no other one is there: this program's
 * classes, Kafka's API and runtime (of which Debezium wants a class), one logging binding, and the
 * library.
 *
 * @param plugins directory with the unzipped archive
 * @param debeziumFile holds Debezium's class path
 */
record TaskClasspath(Path plugins, Path debeziumFile) {
  private static final List<String> COMMON =
      List.of(
          "connect-api-",
          "connect-runtime-",
          "kafka-clients-",
          "slf4j-api-",
          "log4j-",
          "patchworks-sandbox");

  /** What a plugin takes from its worker, like Debezium's own archive: two of it do not mix. */
  private static final List<String> OF_WORKER =
      List.of("jackson-core-", "jackson-databind-", "jackson-annotations-");

  /** The jars of the archive, as it ships them. */
  String archive() {
    return joined(jars());
  }

  /** The driver of the archive, alone. */
  String driver() {
    return joined(jars().stream().filter(jar -> name(jar).startsWith("postgresql-")).toList());
  }

  boolean hasDebezium() {
    return Files.exists(debeziumFile);
  }

  /** Debezium's sink with what it depends on. */
  String debezium() {
    return joined(debeziumJars());
  }

  /** Its version, by the name of its jar. */
  String debeziumVersion() {
    String jar = "debezium-connector-jdbc-";
    return debeziumJars().stream()
        .map(TaskClasspath::name)
        .filter(name -> name.startsWith(jar))
        .map(name -> name.substring(jar.length(), name.length() - ".jar".length()))
        .findFirst()
        .orElse("unknown");
  }

  /** Its jars without what a worker has, for a plugin's directory. */
  List<String> debeziumPlugin() {
    return debeziumJars().stream()
        .filter(jar -> COMMON.stream().noneMatch(name(jar)::startsWith))
        .filter(jar -> OF_WORKER.stream().noneMatch(name(jar)::startsWith))
        .toList();
  }

  private List<String> debeziumJars() {
    try {
      return entries(Files.readString(debeziumFile).strip());
    } catch (IOException e) {
      throw new BenchmarkException("cannot read Debezium's class path " + debeziumFile, e);
    }
  }

  private List<String> jars() {
    try (Stream<Path> files = Files.walk(plugins)) {
      return files.map(Path::toString).filter(file -> file.endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new BenchmarkException("cannot look into " + plugins, e);
    }
  }

  private static String joined(List<String> jars) {
    List<String> entries = new ArrayList<>();
    for (String entry : entries(System.getProperty("java.class.path"))) {
      boolean wanted = COMMON.stream().anyMatch(name(entry)::startsWith);
      if (wanted || entry.equals(ownClasses())) {
        entries.add(entry);
      }
    }
    entries.addAll(jars);
    return String.join(File.pathSeparator, entries);
  }

  private static String ownClasses() {
    return entries(System.getProperty("java.class.path")).get(0);
  }

  private static String name(String entry) {
    return String.valueOf(Path.of(entry).getFileName());
  }

  private static List<String> entries(String classPath) {
    return Arrays.asList(classPath.split(File.pathSeparator, -1));
  }
}
