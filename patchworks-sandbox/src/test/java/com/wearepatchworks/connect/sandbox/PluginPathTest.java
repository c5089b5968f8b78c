/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginPathTest {
  private final Path directory;

  PluginPathTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void unzipsTheFolderOfAnArchive() throws IOException {
    Path archive = zip("a.zip", "a-1/", "a-1/lib/a.jar", "a-1/manifest.json");

    Path plugins = unzip(archive);

    assertThat(plugins.resolve("a-1/lib/a.jar")).hasContent("a-1/lib/a.jar");
    assertThat(plugins.resolve("a-1/manifest.json")).exists();
  }

  @Test
  void leavesAnUnchangedArchiveAlone() throws IOException {
    Path archive = zip("a.zip", "a-1/lib/a.jar");
    Path witness = Files.writeString(unzip(archive).resolve("a-1/witness"), "still here");

    unzip(archive);

    assertThat(witness).exists();
  }

  @Test
  void replacesTheFolderOfAnArchiveThatChanged() throws IOException {
    Path old = unzip(zip("a.zip", "a-1/lib/old.jar")).resolve("a-1/lib/old.jar");
    Path archive = zip("a.zip", "a-1/lib/new.jar");
    Files.setLastModifiedTime(archive, FileTime.fromMillis(1));

    Path plugins = unzip(archive);

    assertThat(old).doesNotExist();
    assertThat(plugins.resolve("a-1/lib/new.jar")).exists();
  }

  @Test
  void refusesAnEntryOutsideTheDirectory() throws IOException {
    Path archive = zip("evil.zip", "a-1/lib/a.jar", "a-1/../../evil.sh");

    assertThatThrownBy(() -> unzip(archive))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("a-1/../../evil.sh");
    assertThat(directory.resolve("evil.sh")).doesNotExist();
  }

  @Test
  void refusesAnEntryInTheFolderOfAnotherPlugin() throws IOException {
    Path archive = zip("evil.zip", "a-1/lib/a.jar", "b-1/lib/b.jar");

    assertThatThrownBy(() -> unzip(archive)).hasMessageContaining("b-1/lib/b.jar");
  }

  @Test
  void refusesToReplaceTheDirectoryItself() throws IOException {
    Path plugins = unzip(zip("a.zip", "a-1/lib/a.jar"));
    Path archive = zip("evil.zip", "./lib/a.jar");

    assertThatThrownBy(() -> unzip(archive)).isInstanceOf(SandboxException.class);
    assertThat(plugins.resolve("a-1/lib/a.jar")).exists();
  }

  @Test
  void refusesAnArchiveWithoutAFolder() throws IOException {
    Path archive = zip("flat.zip", "a.jar");

    assertThatThrownBy(() -> unzip(archive)).hasMessageContaining("not in one folder");
  }

  @Test
  void saysHowToBuildAMissingArchive() {
    assertThatThrownBy(() -> unzip(directory.resolve("absent.zip")))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("absent.zip")
        .hasMessageContaining("./mvnw package");
  }

  private Path unzip(Path archive) {
    return PluginPath.unzip(directory.resolve("plugins"), List.of(archive));
  }

  private Path zip(String name, String... entries) throws IOException {
    Path archive = directory.resolve(name);
    try (OutputStream file = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        if (!entry.endsWith("/")) {
          zip.write(entry.getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
      }
    }
    return archive;
  }
}
