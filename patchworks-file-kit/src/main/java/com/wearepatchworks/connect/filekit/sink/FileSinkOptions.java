/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.filekit.sink.naming.Naming;
import com.wearepatchworks.connect.filekit.sink.publish.PublishOptions;
import com.wearepatchworks.connect.filekit.sink.rotation.Rotation;
import com.wearepatchworks.connect.filekit.sink.spool.SpoolOptions;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** How a file sink writes: its options, declared once for every such sink. */
public record FileSinkOptions(
    Names names,
    Tombstones tombstones,
    Rotation rotation,
    SpoolOptions spool,
    PublishOptions publish) {
  private static final String DIRECTORY = "directory";
  private static final String NAME = "file.name";
  private static final String DIGITS = "file.name.offset.digits";
  private static final String CONTROL = "control.directory";
  private static final String TOMBSTONES = "tombstones";
  private static final String DEFAULT_NAME = "${topic}-${partition}-${offset.first}.${extension}";

  /**
   * Where files go and what they are called.
   *
   * @param directory absolute; the names are relative to it
   * @param digits of offsets in names, at least
   * @param control absolute; where journals and unpublished files are
   */
  public record Names(String directory, Naming naming, int digits, String control) {
    /** The absolute path of a name. */
    String path(String name) {
      return (directory.equals("/") ? "" : directory) + "/" + name;
    }
  }

  /** Declares the options. */
  public static ConfigDef define(ConfigDef def) {
    OptionGroup.of(def, "Files")
        .add(
            Option.string(DIRECTORY)
                .validatedBy(new ValidDirectory())
                .important()
                .doc("Where the files appear: an absolute path on the store. Made when missing."))
        .add(
            Option.string(NAME)
                .defaultsTo(DEFAULT_NAME)
                .validatedBy(new ValidName())
                .important()
                .doc(
                    "Name of a file, with directories below `directory` if need be. `${topic}`, `${partition}` and `${offset.first}` must be in it, so that no name comes twice. `${value.field}`, `${key}`, `${header.name}`, `${timestamp:yyyy/MM/dd}` decide which file a record goes to. `${offset.last}`, `${timestamp.first:pattern}`, `${timestamp.last:pattern}`, `${now:pattern}` (when the file was begun) and `${extension}` (of format and compression) do not."))
        .add(
            Option.integer(DIGITS)
                .defaultsTo(20)
                .validatedBy(between(1, 20))
                .advanced()
                .doc(
                    "Offsets in names are padded with zeros to that many digits, so that names sort by offset."))
        .add(
            Option.string(CONTROL)
                .optional()
                .validatedBy(new ValidDirectory())
                .advanced()
                .doc(
                    "Where journals and unpublished files are: an absolute path on the same file system as `directory`. Not set: `.patchworks` in it. Never clean it up from outside, and keep it the same."))
        .add(
            Option.string(TOMBSTONES)
                .defaultsTo("ignore")
                .validatedBy(OneOf.constantsOf(Tombstones.class))
                .recommendedBy(OneOf.constantsOf(Tombstones.class))
                .doc(
                    "A record whose value is null: `ignore` it, `write` it in formats that can, or `report` it to the dead-letter queue."));
    Rotation.define(def);
    PublishOptions.define(def);
    SpoolOptions.define(def);
    return def;
  }

  /** Checks what concerns several options. */
  public static void check(AbstractConfig config, Problems problems) {
    Rotation.check(config, problems);
    SpoolOptions.check(config, Rotation.BYTES, problems);
  }

  /** The options of a parsed configuration. */
  public static FileSinkOptions from(AbstractConfig config) {
    return new FileSinkOptions(
        names(config),
        OneOf.parse(Tombstones.class, config.getString(TOMBSTONES)),
        Rotation.from(config),
        SpoolOptions.from(config),
        PublishOptions.from(config));
  }

  /** Only those about names; enough to find journals. */
  public static Names names(AbstractConfig config) {
    String directory = ValidDirectory.plain(config.getString(DIRECTORY));
    String control = config.getString(CONTROL);
    return new Names(
        directory,
        Naming.compile(config.getString(NAME)),
        config.getInt(DIGITS),
        control == null
            ? (directory.equals("/") ? "" : directory) + "/.patchworks"
            : ValidDirectory.plain(control));
  }
}
