/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.spool;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Where files are while they are written, and how many.
 *
 * @param directory on the worker
 * @param maxBytes of all files of a task that are not published
 * @param openMax how many are being written at once
 */
public record SpoolOptions(Path directory, long maxBytes, int openMax) {
  private static final String DIRECTORY = "spool.directory";
  private static final String MAX_BYTES = "spool.max.bytes";
  private static final String OPEN_MAX = "files.open.max";

  /** What one open file may hold in memory. */
  private static final int MEMORY = 128 << 10;

  /** Declares the options. */
  public static void define(ConfigDef def) {
    OptionGroup.of(def, "Spool")
        .add(
            Option.integer(OPEN_MAX)
                .defaultsTo(100)
                .validatedBy(between(1, 10_000))
                .doc(
                    "How many files a task writes at once. Before it begins another one, the one that was written to least recently is finished. Each takes up to 128 KiB of heap, and what its compression needs."))
        .add(
            Option.string(DIRECTORY)
                .optional()
                .validatedBy(new ValidPath())
                .advanced()
                .doc(
                    "Directory on the worker for the content of files over 128 KiB until they are published. Such a file has no name there and is gone when the worker ends. Not set: Java's own (`java.io.tmpdir`)."))
        .add(
            Option.number(MAX_BYTES)
                .defaultsTo(1L << 30)
                .validatedBy(atLeast(1 << 20))
                .doc(
                    "How much a task keeps on the worker, in bytes, over all files that are not published. Over it the task takes no more records, and finishes its largest files first."));
  }

  /** The options of a parsed configuration. */
  public static SpoolOptions from(AbstractConfig config) {
    String directory = config.getString(DIRECTORY);
    return new SpoolOptions(
        Path.of(directory == null ? System.getProperty("java.io.tmpdir") : directory),
        config.getLong(MAX_BYTES),
        config.getInt(OPEN_MAX));
  }

  /** Refuses a file size that never fits. */
  public static void check(AbstractConfig config, String sizeOption, Problems problems) {
    long size = config.getLong(sizeOption);
    if (size > config.getLong(MAX_BYTES)) {
      problems.add(
          MAX_BYTES,
          "is less than %s (%d): no file would grow that large".formatted(sizeOption, size));
    }
  }

  /** An empty spool. */
  public Spool begin() {
    return new Spool(directory, MEMORY);
  }

  private record ValidPath() implements Validator {
    @Override
    public void ensureValid(String name, @Nullable Object value) {
      try {
        if (value != null) {
          Path unused = Path.of(value.toString());
        }
      } catch (InvalidPathException e) {
        throw new ConfigException(name, value, "is no path here: " + e.getMessage());
      }
    }

    @Override
    public String toString() {
      return "a directory of the worker";
    }
  }
}
