/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.sftp.client.JschFiles;
import com.wearepatchworks.connect.sftp.client.SftpConnectionConfig;
import com.wearepatchworks.connect.sftp.client.SftpPublishConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What the connectors read files with, by itself. */
final class OurClient implements Client {
  private final JschFiles files;

  private OurClient(JschFiles files) {
    this.files = files;
  }

  static OurClient open(Target target) throws IOException {
    ConfigDef def = SftpConnectionConfig.define(new ConfigDef());
    SftpPublishConfig.define(OptionGroup.of(def, "Publishing"));
    Map<String, String> options =
        Map.of(
            "host", Target.HOST,
            "port", Integer.toString(target.port()),
            "username", target.user(),
            "private.key", Files.readString(Path.of(target.keyFile())),
            "host.key.trust", "first-use");
    AbstractConfig config = new AbstractConfig(def, options, false);
    JschFiles files =
        new JschFiles(SftpConnectionConfig.from(config), SftpPublishConfig.from(config));
    login(files);
    return new OurClient(files);
  }

  /** It connects when it is first asked for something. */
  private static void login(JschFiles files) throws FileStoreException {
    var unused = files.find("/");
  }

  @Override
  public long read(String path) throws IOException {
    try (InputStream in = files.read(path, 0)) {
      return Client.drain(in);
    }
  }

  @Override
  public void close() {
    files.close();
  }
}
