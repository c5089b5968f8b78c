/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.sink;

import com.wearepatchworks.connect.filekit.store.FileStore;
import com.wearepatchworks.connect.sftp.client.JschFiles;
import com.wearepatchworks.connect.sftp.client.SftpConnectionConfig;
import com.wearepatchworks.connect.sftp.client.SftpPublishConfig;
import org.apache.kafka.common.config.AbstractConfig;

/** Opens the store that a configuration names; it connects when it is first used. */
@FunctionalInterface
interface StoreFactory {
  /** The server's files. */
  StoreFactory SFTP =
      config -> new JschFiles(SftpConnectionConfig.from(config), SftpPublishConfig.from(config));

  FileStore open(AbstractConfig config);
}
