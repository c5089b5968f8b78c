/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the tests take from the repository: the built archives, the example configs. */
final class Repository {
  static final String VERSION = System.getProperty("patchworks.version", "0.1.0-SNAPSHOT");
  private static final Path ROOT = Path.of(System.getProperty("patchworks.root", ".."));

  private Repository() {}

  /** The archive that a module builds, such as {@code patchworks-sftp}. */
  static Path archive(String module) {
    return ROOT.resolve("%s/target/%s-%s.zip".formatted(module, module, VERSION));
  }

  /** The list of what the archive is to hold. */
  static Path archiveContents(String module) {
    return ROOT.resolve(module + "/src/archive/contents.txt");
  }

  static Path httpArchive() {
    return archive("patchworks-http");
  }

  static Path sftpArchive() {
    return archive("patchworks-sftp");
  }

  static Path jdbcArchive() {
    return archive("patchworks-jdbc");
  }

  /** Content of a file of examples/. */
  static String exampleText(String name) {
    try {
      return Files.readString(ROOT.resolve("examples").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ExampleConfig example(String name) {
    return new ExampleConfig(exampleText(name));
  }
}
