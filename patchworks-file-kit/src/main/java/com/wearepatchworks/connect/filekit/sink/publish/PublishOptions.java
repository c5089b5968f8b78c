/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.publish;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.delivery.RetryPolicy;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/**
 * How files are published.
 *
 * @param checksum of which a file of its own is made
 * @param markerSuffix of the empty file that says that a file is there; empty for none
 * @param parallel how many files are sent at once
 * @param bytesPerSecond that are sent at most; 0 for no bound
 * @param retry when again, for as long as the store cannot be reached or is full
 */
public record PublishOptions(
    Checksum checksum, String markerSuffix, int parallel, long bytesPerSecond, RetryPolicy retry) {
  private static final String CHECKSUM = "publish.checksum";
  private static final String MARKER = "publish.marker.suffix";
  private static final String PARALLEL = "files.parallel";
  private static final String BANDWIDTH = "write.max.bytes.per.second";
  private static final String BACKOFF = "retry.backoff.ms";
  private static final String BACKOFF_MAX = "retry.backoff.max.ms";

  /** Long enough that it never runs out. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  /** Declares the options. */
  public static void define(ConfigDef def) {
    OptionGroup.of(def, "Publishing")
        .add(
            Option.string(CHECKSUM)
                .defaultsTo("none")
                .validatedBy(OneOf.constantsOf(Checksum.class))
                .recommendedBy(OneOf.constantsOf(Checksum.class))
                .doc(
                    "`md5` or `sha256`: beside each file `<name>.md5` or `<name>.sha256` appears after it, as `md5sum` and `sha256sum` write and check them."))
        .add(
            Option.string(MARKER)
                .defaultsTo("")
                .validatedBy(new ValidSuffix())
                .doc(
                    "Such as `.done`: beside each file an empty file of its name and this suffix appears last, for receivers that wait for it. Empty: none."))
        .add(
            Option.integer(PARALLEL)
                .defaultsTo(4)
                .validatedBy(between(1, 64))
                .doc("How many files a task sends at once."))
        .add(
            Option.number(BANDWIDTH)
                .defaultsTo(0L)
                .validatedBy(atLeast(0))
                .doc("Bytes a second that a task sends at most; 0 sets no bound."))
        .add(
            Option.number(BACKOFF)
                .defaultsTo(500L)
                .validatedBy(atLeast(1))
                .doc(
                    "Bound of the wait after the store could not be reached or was full, in ms. It doubles with each failure; the wait is drawn between 0 and the bound (full jitter). It is tried again for ever, by one file at a time; nothing is lost meanwhile."))
        .add(
            Option.number(BACKOFF_MAX)
                .defaultsTo(30_000L)
                .validatedBy(atLeast(1))
                .doc("Bound of every wait, in ms."));
  }

  /** The options of a parsed configuration. */
  public static PublishOptions from(AbstractConfig config) {
    return new PublishOptions(
        OneOf.parse(Checksum.class, config.getString(CHECKSUM)),
        config.getString(MARKER),
        config.getInt(PARALLEL),
        config.getLong(BANDWIDTH),
        new RetryPolicy(
            Duration.ofMillis(config.getLong(BACKOFF)),
            Duration.ofMillis(config.getLong(BACKOFF_MAX)),
            FOR_EVER));
  }

  private record ValidSuffix() implements Validator {
    @Override
    public void ensureValid(String name, Object value) {
      if (!value.toString().matches("[A-Za-z0-9._-]{0,24}")) {
        throw new ConfigException(
            name, value, "is no suffix: up to 24 letters, digits, dots, dashes and underscores");
      }
    }

    @Override
    public String toString() {
      return "up to 24 letters, digits, dots, dashes and underscores";
    }
  }
}
