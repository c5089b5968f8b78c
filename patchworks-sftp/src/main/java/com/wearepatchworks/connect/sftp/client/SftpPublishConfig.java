/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.sftp.client.SftpPublishOptions.Replace;
import com.wearepatchworks.connect.sftp.client.SftpPublishOptions.Sync;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The options of how a written file appears on an SFTP server. */
public final class SftpPublishConfig {
  private static final String REPLACE = "publish.replace";
  private static final String MODE = "publish.mode";
  private static final String SYNC = "publish.sync";

  private SftpPublishConfig() {}

  /** Declares the options in a group. */
  public static void define(OptionGroup options) {
    OneOf replace = OneOf.constantsOf(Replace.class);
    OneOf sync = OneOf.constantsOf(Sync.class);
    options
        .add(
            Option.string(REPLACE)
                .defaultsTo(OneOf.word(Replace.ATOMIC_ONLY))
                .validatedBy(replace)
                .recommendedBy(replace)
                .advanced()
                .doc(
                    "What to do when a file of that name exists and the server cannot replace it in"
                        + " one step (OpenSSH can): atomic-only fails; allow-gap deletes it first,"
                        + " so that for a moment, and after a crash in between until the restart,"
                        + " there is none."))
        .add(
            Option.string(MODE)
                .optional()
                .validatedBy(SftpPublishConfig::ensureMode)
                .doc("Permission bits of published files in octal, such as 0640."))
        .add(
            Option.string(SYNC)
                .defaultsTo(OneOf.word(Sync.NEVER))
                .validatedBy(sync)
                .recommendedBy(sync)
                .advanced()
                .doc(
                    "Whether the server is asked to bring a file to its disk before it is published:"
                        + " never, or when-offered (OpenSSH offers it)."));
  }

  private static void ensureMode(String name, @Nullable Object value) {
    if (value != null && !value.toString().matches("0?[0-7]{3}")) {
      throw new ConfigException(name, value, "three octal digits are expected, such as 0640");
    }
  }

  /** The options as values. */
  public static SftpPublishOptions from(AbstractConfig config) {
    String mode = config.getString(MODE);
    return new SftpPublishOptions(
        OneOf.parse(Replace.class, Objects.requireNonNull(config.getString(REPLACE))),
        mode == null ? null : Integer.valueOf(mode, 8),
        OneOf.parse(Sync.class, Objects.requireNonNull(config.getString(SYNC))));
  }
}
