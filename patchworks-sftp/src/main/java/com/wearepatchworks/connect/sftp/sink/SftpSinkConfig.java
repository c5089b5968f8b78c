/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.sink;

import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.UnknownOptions;
import com.wearepatchworks.connect.core.failure.DeadLetters;
import com.wearepatchworks.connect.core.format.RecordFormatOptions;
import com.wearepatchworks.connect.filekit.codec.EncodeOptions;
import com.wearepatchworks.connect.filekit.sink.FileSinkOptions;
import com.wearepatchworks.connect.sftp.client.ConnectionCheck;
import com.wearepatchworks.connect.sftp.client.ConnectionCheck.Need;
import com.wearepatchworks.connect.sftp.client.ConnectionCheck.Right;
import com.wearepatchworks.connect.sftp.client.SftpConnectionConfig;
import com.wearepatchworks.connect.sftp.client.SftpPublishConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The options of the sink. */
public final class SftpSinkConfig {
  /** All options. */
  public static final ConfigDef DEFINITION = define();

  private SftpSinkConfig() {}

  private static ConfigDef define() {
    ConfigDef def = new ConfigDef();
    SftpConnectionConfig.define(def);
    FileSinkOptions.define(def);
    SftpPublishConfig.define(OptionGroup.of(def, "Published files"));
    RecordFormatOptions.define(def);
    EncodeOptions.define(def);
    return def;
  }

  /** Checks what concerns several options, and misspelt ones. */
  public static void check(Map<String, String> options, Problems problems) {
    UnknownOptions.report(options, DEFINITION.names(), problems);
    DeadLetters.check(options, problems);
    if (!problems.any()) {
      AbstractConfig config = parse(options);
      SftpConnectionConfig.problems(config.values()).forEach(problems::add);
      FileSinkOptions.check(config, problems);
      EncodeOptions.check(config, problems);
    }
  }

  /** What only the server can tell, by option, of options that are fine by themselves. */
  public static Map<String, String> tryOut(Map<String, String> options) {
    AbstractConfig config = parse(options);
    FileSinkOptions.Names names = FileSinkOptions.names(config);
    List<Need> needs = new ArrayList<>();
    needs.add(new Need("directory", names.directory(), Right.WRITE));
    if (!names.control().isEmpty()) {
      needs.add(new Need("control.directory", names.control(), Right.WRITE));
    }
    return ConnectionCheck.problems(
        SftpConnectionConfig.from(config), SftpPublishConfig.from(config), needs);
  }

  /** A parsed configuration. */
  static AbstractConfig parse(Map<String, String> options) {
    return new AbstractConfig(DEFINITION, options, false);
  }
}
