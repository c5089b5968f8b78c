/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.store;

import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** The fake keeps the contract, so that what is tested with it works with any store. */
class InMemoryFilesTest extends FileStoreWritingContract {
  private final InMemoryFiles files = new InMemoryFiles();

  @BeforeEach
  void forbidDeletion() {
    files.before(
        (operation, path) -> {
          if (operation.equals("delete") && path.equals(forbidden())) {
            throw new FileStoreException(Reason.DENIED, path + " may not be deleted", null);
          }
        });
  }

  @Override
  protected FileStore open() {
    return files;
  }

  @Override
  protected String root() {
    return "/root";
  }

  @Override
  protected void put(String path, byte[] content) {
    files.put(path, content);
  }

  @Override
  protected byte @Nullable [] get(String path) {
    return files.get(path);
  }

  @Override
  protected String forbidden() {
    return "/forbidden";
  }
}
