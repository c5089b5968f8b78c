/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.ready;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The ready source as a plugin: a jar in a directory of its own. */
public final class ReadyPlugin {
  private ReadyPlugin() {}

  /**
   * Makes it.
   *
   * @param pluginPath a new directory
   * @return the same, for {@code plugin.path}
   */
  public static Path in(Path pluginPath) {
    try {
      Path plugin = Files.createDirectories(pluginPath.resolve("ready"));
      try (JarOutputStream jar =
          new JarOutputStream(Files.newOutputStream(plugin.resolve("ready.jar")))) {
        for (Class<?> type : List.of(ReadySource.class, ReadyTask.class)) {
          add(jar, type);
        }
        jar.putNextEntry(
            new JarEntry("META-INF/services/org.apache.kafka.connect.source.SourceConnector"));
        jar.write(ReadySource.class.getName().getBytes(StandardCharsets.UTF_8));
      }
      return pluginPath;
    } catch (IOException e) {
      throw new BenchmarkException("cannot make the plugin of ready records", e);
    }
  }

  private static void add(JarOutputStream jar, Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream code = type.getClassLoader().getResourceAsStream(name)) {
      if (code == null) {
        throw new BenchmarkException("there is no " + name + " on the class path");
      }
      jar.putNextEntry(new JarEntry(name));
      code.transferTo(jar);
    }
  }
}
