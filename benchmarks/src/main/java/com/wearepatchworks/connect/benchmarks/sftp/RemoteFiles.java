/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.sandbox.SftpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server holds: a large, a huge and many small files, where only those find them who know
 * the names, and the directories that connectors watch.
 */
final class RemoteFiles {
  /** Files that were made. */
  record Made(Path directory, List<Path> paths, long bytes, long rows) {
    /** The first of them; how many rows they have is not known. */
    Made first(int count) {
      List<Path> some = paths.subList(0, Math.min(count, paths.size()));
      return new Made(directory, some, some.stream().mapToLong(RemoteFiles::size).sum(), 0);
    }
  }

  private final Path root;
  private final SalesRows rows = new SalesRows();

  RemoteFiles(SftpServer server) {
    this.root = server.access().directory();
  }

  /** One file. */
  Made one(String name, int mebibytes) {
    return many(name, 1, (long) mebibytes << 20);
  }

  /** So many files of one size. */
  Made many(String name, int count, long bytesEach) {
    Path directory = directory("files-" + name);
    List<Path> paths = new ArrayList<>();
    long written = 0;
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      Path file = directory.resolve("sales-%05d.csv".formatted(i));
      written += rows.write(file, bytesEach);
      bytes += size(file);
      paths.add(file);
    }
    return new Made(directory, paths, bytes, written);
  }

  /** An empty directory that a connector watches. */
  Path directory(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new BenchmarkException("cannot make the directory " + name, e);
    }
  }

  /** Moves the files, one after the other, as fast as this machine does. */
  static Made move(Made files, Path directory) {
    List<Path> moved = new ArrayList<>();
    try {
      for (Path file : files.paths()) {
        moved.add(Files.move(file, directory.resolve(file.getFileName())));
      }
    } catch (IOException e) {
      throw new BenchmarkException("cannot move files to " + directory, e);
    }
    return new Made(directory, moved, files.bytes(), files.rows());
  }

  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new BenchmarkException("cannot see the size of " + file, e);
    }
  }
}
