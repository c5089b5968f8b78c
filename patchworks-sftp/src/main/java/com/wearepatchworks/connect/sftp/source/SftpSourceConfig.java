/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.source;

import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.UnknownOptions;
import com.wearepatchworks.connect.core.format.FormatOptions;
import com.wearepatchworks.connect.core.format.ValueType;
import com.wearepatchworks.connect.core.template.HeaderTemplates;
import com.wearepatchworks.connect.filekit.codec.DecodeOptions;
import com.wearepatchworks.connect.filekit.source.FileSourceOptions;
import com.wearepatchworks.connect.filekit.source.cleanup.AfterOptions;
import com.wearepatchworks.connect.filekit.source.cleanup.AfterPolicy;
import com.wearepatchworks.connect.filekit.source.reading.RecordOptions;
import com.wearepatchworks.connect.sftp.client.ConnectionCheck;
import com.wearepatchworks.connect.sftp.client.ConnectionCheck.Need;
import com.wearepatchworks.connect.sftp.client.ConnectionCheck.Right;
import com.wearepatchworks.connect.sftp.client.SftpConnectionConfig;
import com.wearepatchworks.connect.sftp.client.SftpPublishOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The options of the source. */
public final class SftpSourceConfig {
  /** All options. */
  public static final ConfigDef DEFINITION = define();

  private SftpSourceConfig() {}

  private static ConfigDef define() {
    ConfigDef def = new ConfigDef();
    SftpConnectionConfig.define(def);
    FileSourceOptions.define(def);
    FormatOptions.define(def);
    DecodeOptions.define(def);
    return def;
  }

  /** Checks what concerns several options, and misspelt ones. */
  public static void check(Map<String, String> options, Problems problems) {
    UnknownOptions.report(HeaderTemplates.without(options), DEFINITION.names(), problems);
    RecordOptions.checkHeaders(options, problems);
    ValueType.checkConverter(options, problems);
    if (!problems.any()) {
      AbstractConfig config = parse(options);
      SftpConnectionConfig.problems(config.values()).forEach(problems::add);
      FileSourceOptions.check(config, problems);
      FormatOptions.check(config, RecordOptions.maxBytes(config), problems);
      DecodeOptions.check(config, problems);
    }
  }

  /** What only the server can tell, by option, of options that are fine by themselves. */
  public static Map<String, String> tryOut(Map<String, String> options) {
    AbstractConfig config = parse(options);
    return ConnectionCheck.problems(
        SftpConnectionConfig.from(config),
        SftpPublishOptions.defaults(),
        needs(FileSourceOptions.from(config)));
  }

  private static List<Need> needs(FileSourceOptions files) {
    List<Need> needs = new ArrayList<>();
    AfterOptions after = files.after();
    boolean changes =
        after.policy() != AfterPolicy.KEEP
            || !files.discovery().wholeness().claimSuffix().isEmpty();
    for (String directory : files.discovery().directories()) {
      needs.add(new Need("files.directories", directory, Right.LIST));
      if (changes && !files.dryRun()) {
        needs.add(new Need(AfterOptions.AFTER, directory, Right.WRITE));
      }
    }
    if (after.policy() == AfterPolicy.MOVE) {
      needs.add(new Need("files.archive.directory", after.archive(), Right.WRITE));
    }
    if (!after.errors().isEmpty()) {
      needs.add(new Need("errors.directory", after.errors(), Right.WRITE));
    }
    return needs;
  }

  /** A parsed configuration. */
  static AbstractConfig parse(Map<String, String> options) throws ConfigException {
    return new AbstractConfig(DEFINITION, options, false);
  }
}
