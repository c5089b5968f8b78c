/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.FileStoreWritingContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The contract for servers that serve a directory of this machine. */
abstract class LocalDirectory extends FileStoreWritingContract {
  @TempDir Path directory = Path.of("/nowhere");

  @Override
  protected String root() {
    return directory.toString();
  }

  @Override
  protected void put(String path, byte[] content) throws IOException {
    Path file = Path.of(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  @Override
  protected byte @Nullable [] get(String path) throws IOException {
    Path file = Path.of(path);
    return Files.exists(file) ? Files.readAllBytes(file) : null;
  }
}
