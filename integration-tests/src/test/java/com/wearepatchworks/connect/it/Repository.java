/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the tests take from the repository: the built archive, the example configs. */
final class Repository {
  static final String VERSION = System.getProperty("patchworks.version", "0.1.0-SNAPSHOT");
  private static final Path ROOT = Path.of(System.getProperty("patchworks.root", ".."));

  private Repository() {}

  static Path httpArchive() {
    return ROOT.resolve("patchworks-http/target/patchworks-http-" + VERSION + ".zip");
  }

  static Path httpArchiveContents() {
    return ROOT.resolve("patchworks-http/src/archive/contents.txt");
  }

  static ExampleConfig example(String name) {
    try {
      return new ExampleConfig(Files.readString(ROOT.resolve("examples").resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
