/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.cleanup;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigException;

/**
 * What becomes of files.
 *
 * @param archive where they are moved to
 * @param suffix what their name gets
 * @param errors where those go that cannot be read; empty when the task is to fail
 */
public record AfterOptions(AfterPolicy policy, String archive, String suffix, String errors) {
  /** What becomes of a file that was read. */
  public static final String AFTER = "files.after";

  private static final String ARCHIVE = "files.archive.directory";
  private static final String SUFFIX = "files.after.suffix";
  private static final String ERRORS = "errors.directory";

  /** Declares the options. */
  public static void define(ConfigDef def) {
    OptionGroup.of(def, "After reading")
        .add(
            Option.string(AFTER)
                .defaultsTo("keep")
                .validatedBy(OneOf.constantsOf(AfterPolicy.class))
                .recommendedBy(OneOf.constantsOf(AfterPolicy.class))
                .governs(ARCHIVE, SUFFIX)
                .important()
                .doc(
                    "What becomes of a file when the offset of its last record has been committed. `keep`: it stays, and its offset remembers that it was read; `delete`; `move`: to files.archive.directory, its path below the watched directory kept; `rename`: its name gets files.after.suffix. A file that is not what was read any more is left alone, and read."))
        .add(
            Option.string(ARCHIVE)
                .defaultsTo("")
                .validatedBy(directoryOrEmpty())
                .recommendedBy(VisibleWhen.is(AFTER, "move"))
                .doc(
                    "Absolute path, on the same file system as a rule, for files.after=move. What is there already is not overwritten: the name gets a number."))
        .add(
            Option.string(SUFFIX)
                .defaultsTo(".done")
                .recommendedBy(VisibleWhen.is(AFTER, "rename"))
                .doc("For files.after=rename; files that end in it are then not read."))
        .add(
            Option.string(ERRORS)
                .defaultsTo("")
                .validatedBy(directoryOrEmpty())
                .important()
                .doc(
                    "Absolute path. A file that cannot be read (damaged, not in its format, too many bad records) is moved there, with a report `<name>.error.json` beside it, and the next file goes on. Empty: the task fails instead."));
  }

  private static ConfigDef.Validator directoryOrEmpty() {
    return LambdaValidator.with(
        (name, value) -> {
          String text = String.valueOf(value);
          if (!text.isEmpty() && (!text.startsWith("/") || text.contains("/../"))) {
            throw new ConfigException(name, value, "must be an absolute path");
          }
        },
        () -> "an absolute path, or empty");
  }

  /** Puts what is wrong across options on the option at fault. */
  public static void check(AbstractConfig config, Problems problems) {
    AfterOptions options = from(config);
    if (options.policy == AfterPolicy.MOVE && options.archive.isEmpty()) {
      problems.add(ARCHIVE, "is needed with %s=move".formatted(AFTER));
    }
    if (options.policy == AfterPolicy.RENAME && options.suffix.isEmpty()) {
      problems.add(SUFFIX, "must not be empty with %s=rename".formatted(AFTER));
    }
  }

  /** The options of a configuration. */
  public static AfterOptions from(AbstractConfig config) {
    return new AfterOptions(
        OneOf.parse(AfterPolicy.class, config.getString(AFTER)),
        withoutSlash(config.getString(ARCHIVE)),
        config.getString(SUFFIX).trim(),
        withoutSlash(config.getString(ERRORS)));
  }

  private static String withoutSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Directories that files are put into, and that are therefore not looked at. */
  public Set<String> directories() {
    Set<String> directories = new TreeSet<>();
    if (policy == AfterPolicy.MOVE) {
      directories.add(archive);
    }
    if (!errors.isEmpty()) {
      directories.add(errors);
    }
    return directories;
  }

  /** The suffix of files that were read; empty when they do not get one. */
  public String doneSuffix() {
    return policy == AfterPolicy.RENAME ? suffix : "";
  }
}
