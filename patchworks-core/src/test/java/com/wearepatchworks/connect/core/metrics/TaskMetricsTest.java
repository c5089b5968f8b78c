/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which place for numbers is found on which worker. */
class TaskMetricsTest {
  private static final String OLD = "org.apache.kafka.connect.sink.SinkTaskContext";

  @Test
  void aWorkerWithPluginMetricsShowsThem() {
    PluginMetrics plugin = proxy(PluginMetrics.class, null);
    SinkTaskContext context = proxy(SinkTaskContext.class, plugin);
    try (Metrics metrics = TaskMetrics.of(context, "test", Map.of("task", "0"))) {
      assertThat(metrics).isInstanceOf(WorkerMetrics.class);
    }
  }

  @Test
  void anOlderWorkerLacksTheClassesAndGetsJmx(@TempDir Path classes) throws Exception {
    compile(classes, "package org.apache.kafka.connect.sink; public interface SinkTaskContext {}");
    ClassLoader worker = new OlderWorker(classes);
    Class<?> context = worker.loadClass(OLD);
    Object metrics =
        worker
            .loadClass(TaskMetrics.class.getName())
            .getMethod("of", context, String.class, Map.class)
            .invoke(null, proxy(context, null), "test", Map.of("task", "old"));
    assertThat(metrics.getClass().getName()).isEqualTo(JmxMetrics.class.getName());
    ((AutoCloseable) metrics).close();
  }

  private static <T> T proxy(Class<T> type, @Nullable Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer));
  }

  private static void compile(Path classes, String source) {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    SimpleJavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///SinkTaskContext.java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options = List.of("-proc:none", "-d", classes.toString());
    assertThat(compiler.getTask(null, null, null, options, null, List.of(file)).call()).isTrue();
  }

  /** Has our classes and an older context, and nothing of plugin metrics. */
  private static final class OlderWorker extends ClassLoader {
    private final Path classes;

    private OlderWorker(Path classes) {
      super(TaskMetricsTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(PluginMetrics.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      boolean own = name.equals(OLD) || name.startsWith(TaskMetrics.class.getPackageName());
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null || !own) {
        return loaded != null ? loaded : super.loadClass(name, resolve);
      }
      try {
        byte[] code = code(name);
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    private byte[] code(String name) throws IOException {
      String file = name.replace('.', '/') + ".class";
      if (name.equals(OLD)) {
        return Files.readAllBytes(classes.resolve(file));
      }
      try (InputStream in = Objects.requireNonNull(getParent().getResourceAsStream(file))) {
        return in.readAllBytes();
      }
    }
  }
}
