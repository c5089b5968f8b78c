/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.lab;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The plugin archive under test. */
public record Archive(Path zip) {
  /**
   * Version of a jar that it ships.
   *
   * @param artifact such as {@code netty-codec-http}
   * @throws BenchmarkException when it ships none of that name
   */
  public String versionOf(String artifact) {
    Pattern jar = Pattern.compile(".*/" + Pattern.quote(artifact) + "-(\\d[^/]*)\\.jar");
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return file.stream()
          .map(entry -> jar.matcher(entry.getName()))
          .filter(Matcher::matches)
          .map(match -> match.group(1))
          .findFirst()
          .orElseThrow(() -> new BenchmarkException("%s ships no %s".formatted(zip, artifact)));
    } catch (IOException e) {
      throw new BenchmarkException(
          "cannot read the archive %s; build it: ./mvnw package -DskipTests".formatted(zip), e);
    }
  }
}
