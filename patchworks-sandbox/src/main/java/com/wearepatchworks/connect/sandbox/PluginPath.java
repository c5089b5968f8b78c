/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A directory for {@code plugin.path}, filled as a user would: by unzipping plugin archives into
 * it.
 */
public final class PluginPath {
  private PluginPath() {}

  /**
   * Unzips the archives into the directory. Each must hold one folder, as the component layout has
   * it.
   *
   * <p>What was unzipped before from the same file (same path, size and time) stays as it is; a
   * folder that came from another file is replaced.
   *
   * @return the directory
   * @throws SandboxException when an archive is missing, or holds a name outside its folder
   */
  public static Path unzip(Path directory, Collection<Path> archives) {
    Directories.make(directory);
    for (Path archive : archives) {
      if (!Files.isRegularFile(archive)) {
        throw new SandboxException(
            "there is no plugin archive %s; build it: ./mvnw package -DskipTests"
                .formatted(archive.toAbsolutePath()));
      }
      try (ZipFile zip = new ZipFile(archive.toFile())) {
        unzip(zip, archive, directory);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot unzip %s into %s".formatted(archive, directory), e);
      }
    }
    return directory;
  }

  private static void unzip(ZipFile zip, Path archive, Path directory) throws IOException {
    String name = folderOf(zip, archive);
    Path folder = inside(directory, name, archive);
    // Beside the folder, where the worker looks at folders and jars only.
    Path stamp = directory.resolve(name + ".unzipped");
    String state = state(archive);
    if (Files.isDirectory(folder) && Files.exists(stamp) && Files.readString(stamp).equals(state)) {
      return;
    }
    Files.deleteIfExists(stamp);
    Directories.delete(folder);
    extract(zip, archive, directory, folder);
    Files.writeString(stamp, state);
  }

  private static String folderOf(ZipFile zip, Path archive) {
    String first = zip.stream().findFirst().map(ZipEntry::getName).orElse("");
    int slash = first.indexOf('/');
    if (slash < 1) {
      throw new SandboxException(
          "%s is no plugin archive: its entries are not in one folder (first entry: '%s')"
              .formatted(archive, first));
    }
    return first.substring(0, slash);
  }

  private static String state(Path archive) throws IOException {
    FileTime modified = Files.getLastModifiedTime(archive);
    return archive.toAbsolutePath() + " " + Files.size(archive) + " " + modified;
  }

  private static void extract(ZipFile zip, Path archive, Path directory, Path folder)
      throws IOException {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      Path target = inside(directory, entry.getName(), archive);
      if (!target.startsWith(folder)) {
        throw escaped(archive, entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(target);
      } else {
        Directories.makeParentOf(target);
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, target);
        }
      }
    }
  }

  /** Where the entry goes, unless that is the directory itself or outside of it. */
  private static Path inside(Path directory, String name, Path archive) {
    Path root = directory.toAbsolutePath().normalize();
    Path target = root.resolve(name).normalize();
    if (!target.startsWith(root) || target.equals(root)) {
      throw escaped(archive, name);
    }
    return target;
  }

  private static SandboxException escaped(Path archive, String name) {
    return new SandboxException(
        "%s holds an entry outside its folder: '%s'; do not trust it".formatted(archive, name));
  }
}
