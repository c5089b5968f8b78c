/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.ready;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Classes of this program as a plugin: a jar in a directory of its own. */
public final class PluginJar {
  private PluginJar() {}

  /**
   * Makes it.
   *
   * @param pluginPath a directory, which need not be there
   * @param name of the plugin's directory and jar
   * @param classes all that it needs, besides Kafka's API
   * @param services class of a connector by the name of what it is
   * @return {@code pluginPath}
   */
  public static Path make(
      Path pluginPath, String name, List<Class<?>> classes, Map<String, Class<?>> services) {
    try {
      Path plugin = Files.createDirectories(pluginPath.resolve(name));
      try (JarOutputStream jar =
          new JarOutputStream(Files.newOutputStream(plugin.resolve(name + ".jar")))) {
        for (Class<?> type : classes) {
          add(jar, type);
        }
        for (Map.Entry<String, Class<?>> service : services.entrySet()) {
          jar.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
          jar.write(service.getValue().getName().getBytes(StandardCharsets.UTF_8));
        }
      }
      return pluginPath;
    } catch (IOException e) {
      throw new BenchmarkException("cannot make the plugin " + name, e);
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
