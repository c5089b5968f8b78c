/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.filekit.pacing.Schedule;
import com.wearepatchworks.connect.filekit.source.cleanup.AfterOptions;
import com.wearepatchworks.connect.filekit.source.cleanup.AfterPolicy;
import com.wearepatchworks.connect.filekit.source.discovery.DiscoveryConfig;
import com.wearepatchworks.connect.filekit.source.discovery.DiscoveryOptions;
import com.wearepatchworks.connect.filekit.source.reading.Appended;
import com.wearepatchworks.connect.filekit.source.reading.ReadingOptions;
import com.wearepatchworks.connect.filekit.source.reading.RecordOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The options of a source of files, whatever their store.
 *
 * @param dryRun only says what would be read
 */
public record FileSourceOptions(
    DiscoveryOptions discovery,
    Schedule schedule,
    ReadingOptions reading,
    RecordOptions records,
    Appended appended,
    AfterOptions after,
    boolean dryRun) {
  private static final String TASKS = "patchworks.task.count";
  private static final String APPENDED = "files.appended";
  private static final String DRY_RUN = "dry.run";

  /** Declares the options. */
  public static void define(ConfigDef def) {
    DiscoveryConfig.define(def);
    OptionGroup.of(def, "Files that come again")
        .add(
            Option.string(APPENDED)
                .defaultsTo("continue")
                .validatedBy(OneOf.constantsOf(Appended.class))
                .recommendedBy(OneOf.constantsOf(Appended.class))
                .doc(
                    "A file that begins as one that was read (the first 8 KiB) and is longer: what was added is read (`continue`), it is read as a new file (`new`), or what was added is not read (`ignore`). Other new content of a known name is always read as a new file."))
        .add(
            Option.flag(DRY_RUN)
                .defaultsTo(false)
                .doc("Only lists, and logs what would be read and from where; reads nothing."));
    AfterOptions.define(def);
    RecordOptions.define(def);
    ReadingOptions.define(def);
  }

  /** Puts what is wrong across options on the option at fault; single options are right. */
  public static void check(AbstractConfig config, Problems problems) {
    DiscoveryConfig.check(config, problems);
    AfterOptions.check(config, problems);
    ReadingOptions.check(config, problems);
    RecordOptions.check(config, DiscoveryConfig.names(config), problems);
    boolean keeps = AfterOptions.from(config).policy() == AfterPolicy.KEEP;
    if (keeps && !DiscoveryConfig.claimSuffix(config).isEmpty()) {
      problems.add(
          DiscoveryConfig.claimOption(),
          "needs %s other than keep: a file that was claimed does not get its name back"
              .formatted(AfterOptions.AFTER));
    }
  }

  /** The options of a task. */
  public static FileSourceOptions from(AbstractConfig config) {
    AfterOptions after = AfterOptions.from(config);
    return new FileSourceOptions(
        DiscoveryConfig.from(
            config, share(config.originalsStrings()), after.directories(), after.doneSuffix()),
        DiscoveryConfig.schedule(config),
        ReadingOptions.from(config),
        RecordOptions.from(config, DiscoveryConfig.names(config)),
        OneOf.parse(Appended.class, config.getString(APPENDED)),
        after,
        config.getBoolean(DRY_RUN));
  }

  private static DiscoveryOptions.Share share(Map<String, String> options) {
    int task = Integer.parseInt(TaskConfigs.tags(options).getOrDefault("task", "0"));
    return new DiscoveryOptions.Share(
        task, Integer.parseInt(options.getOrDefault(TASKS, String.valueOf(task + 1))));
  }

  /**
   * Configurations of tasks: each lists by itself and takes the files whose order key hashes to its
   * number.
   */
  public static List<Map<String, String>> taskConfigs(Map<String, String> options, int tasks) {
    return TaskConfigs.copies(options, tasks).stream()
        .map(
            copy -> {
              Map<String, String> counted = new HashMap<>(copy);
              counted.put(TASKS, Integer.toString(tasks));
              return counted;
            })
        .toList();
  }
}
