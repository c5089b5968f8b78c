/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.sink;

import com.wearepatchworks.connect.filekit.store.FileStore;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.errors.ConnectException;

/** Opens the store that a configuration names; it connects when it is first used. */
@FunctionalInterface
interface StoreFactory {
  /** The server's files. */
  StoreFactory SFTP =
      config -> {
        throw new ConnectException("This build has no SFTP client");
      };

  FileStore open(AbstractConfig config);
}
