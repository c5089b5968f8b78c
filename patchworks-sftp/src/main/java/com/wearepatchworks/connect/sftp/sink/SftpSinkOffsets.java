/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.sink;

import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.filekit.sink.FileSink;
import com.wearepatchworks.connect.filekit.sink.FileSinkOptions;
import com.wearepatchworks.connect.filekit.store.FileStore;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.errors.ConnectException;

/** What has to happen when a person sets the connector's offsets. */
public final class SftpSinkOffsets {
  private SftpSinkOffsets() {}

  /**
   * Forgets what the journals of {@code partitions} say, so that records from the new offsets on
   * are written, whether they have been before or not.
   */
  public static void altered(Map<String, String> options, Collection<TopicPartition> partitions) {
    altered(options, partitions, StoreFactory.SFTP);
  }

  static void altered(
      Map<String, String> options, Collection<TopicPartition> partitions, StoreFactory stores) {
    AbstractConfig config = SftpSinkConfig.parse(options);
    try (FileStore store = stores.open(config)) {
      FileSink.forget(
          store,
          FileSinkOptions.names(config),
          String.valueOf(TaskConfigs.tags(options).get("connector")),
          partitions);
    } catch (IOException e) {
      throw new ConnectException(
          "The offsets were left as they are, because the journals beside the files could not be reset: "
              + e.getMessage(),
          e);
    }
  }
}
