/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.filekit.pacing.CronSchedule;
import com.wearepatchworks.connect.filekit.pacing.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Options: which files, in which order, when they are whole, when to look. */
public final class DiscoveryConfig {
  private static final String DIRECTORIES = "files.directories";
  private static final String DEPTH = "files.depth";
  private static final String GLOB = "files.glob";
  private static final String REGEX = "files.regex";
  private static final String IGNORE = "files.ignore";
  private static final String ORDER = "files.order";
  private static final String KEY = "files.order.key";
  private static final String AGE = "files.settled.ms";
  private static final String LISTINGS = "files.settled.listings";
  private static final String MARKER = "files.marker.suffix";
  private static final String CLAIM = "files.claim.suffix";
  private static final String BACKLOG = "files.backlog.max";
  private static final String INTERVAL = "poll.interval.ms";
  private static final String CRON = "poll.cron";
  private static final String ZONE = "poll.cron.zone";

  private DiscoveryConfig() {}

  /** Declares the options. */
  public static void define(ConfigDef def) {
    OptionGroup group = OptionGroup.of(def, "Files");
    defineNames(group);
    defineOrder(group);
    defineWholeness(group);
    defineSchedule(group);
  }

  private static void defineNames(OptionGroup group) {
    group
        .add(
            Option.list(DIRECTORIES)
                .validatedBy(
                    LambdaValidator.with(
                        (name, value) -> requireDirectories(name, (List<?>) value),
                        () -> "absolute paths, none inside another"))
                .important()
                .doc("Directories to read, comma-separated, as absolute paths: `/outbox/sales`."))
        .add(
            Option.integer(DEPTH)
                .defaultsTo(0)
                .validatedBy(between(0, 100))
                .doc("How many levels of directories below them are read too; 0: none."))
        .add(
            Option.string(GLOB)
                .defaultsTo("")
                .validatedBy(throwing(NamePattern::glob, "a glob, or empty"))
                .important()
                .doc(
                    "Which files: `*.csv`, `{sales,stock}-*.csv`; with a `/` in it, over the path below the directory: `2026/**/*.csv`. Empty: all, or what files.regex says."))
        .add(
            Option.string(REGEX)
                .defaultsTo("")
                .validatedBy(throwing(NamePattern::regex, "a regular expression, or empty"))
                .doc(
                    "Instead of files.glob: a regular expression over the whole path below the directory. Named groups can be used in templates (`(?<shop>[a-z]+)-.*` and `${group.shop}`), and for files.order (`(?<order>...)`) and files.order.key (`(?<key>...)`)."))
        .add(
            Option.list(IGNORE)
                .defaultsTo(".*,*.tmp,*.part,*.filepart")
                .validatedBy(
                    LambdaValidator.with(
                        (name, value) ->
                            ((List<?>) value).forEach(glob -> check(name, glob, NamePattern::glob)),
                        () -> "globs"))
                .doc("Globs over names of files and directories that are never looked at."));
  }

  private static void defineOrder(OptionGroup group) {
    group
        .add(
            Option.string(ORDER)
                .defaultsTo("name")
                .validatedBy(OneOf.constantsOf(FileOrder.class))
                .recommendedBy(OneOf.constantsOf(FileOrder.class))
                .doc(
                    "Which of the files that wait is read first: by path (`name`), by time of modification (`modified`), or by the group `order` of files.regex (`group`; numbers as numbers)."))
        .add(
            Option.string(KEY)
                .defaultsTo("none")
                .validatedBy(OneOf.constantsOf(OrderKey.class))
                .recommendedBy(OneOf.constantsOf(OrderKey.class))
                .important()
                .doc(
                    "Which files must not overtake each other: those of one `directory`, those with the same group `key` of files.regex (`group`), `all`, or `none` of them. Files of one key are read one after the other, by the same task; others at the same time. A file that is still being written holds back those behind it."));
  }

  private static void defineWholeness(OptionGroup group) {
    group
        .add(
            Option.number(AGE)
                .defaultsTo(5_000L)
                .validatedBy(between(0, 86_400_000L))
                .important()
                .doc(
                    "A file is whole when size and time of modification have not changed for so long, by this worker's clock since it saw them (the server's clock does not matter), and over files.settled.listings listings. Longer than a writer may pause."))
        .add(
            Option.integer(LISTINGS)
                .defaultsTo(2)
                .validatedBy(between(1, 1_000))
                .advanced()
                .doc("In how many listings it must have been the same."))
        .add(
            Option.string(MARKER)
                .defaultsTo("")
                .doc(
                    "A file is whole when there is another one of its name with this suffix: `.done` for `sales.csv.done`. files.settled.* do not apply then. The marker is deleted before the file is taken away."))
        .add(
            Option.string(CLAIM)
                .defaultsTo("")
                .doc(
                    "Suffix that a file gets before it is read, such as `.processing`, so that others see that it is taken. Needs files.after other than keep."));
  }

  private static void defineSchedule(OptionGroup group) {
    group
        .add(
            Option.number(INTERVAL)
                .defaultsTo(5_000L)
                .validatedBy(between(50, 86_400_000L))
                .important()
                .doc("How long after a listing the next one begins; sooner while files settle."))
        .add(
            Option.string(CRON)
                .optional()
                .validatedBy(new CronSchedule.Valid())
                .doc(
                    "Instead of poll.interval.ms: when to look, as the five fields of a crontab: `*/15 6-18 * * 1-5`."))
        .add(
            Option.string(ZONE)
                .defaultsTo("UTC")
                .validatedBy(new CronSchedule.ValidZone())
                .advanced()
                .doc("Time zone of poll.cron, such as Europe/London."))
        .add(
            Option.integer(BACKLOG)
                .defaultsTo(10_000)
                .validatedBy(atLeast(1))
                .advanced()
                .doc(
                    "How many files that wait are kept in memory by name; of further ones three numbers each. When half of them are read the directories are listed again."));
  }

  @FunctionalInterface
  private interface Compiler {
    Object compile(String text);
  }

  private static ConfigDef.Validator throwing(Compiler compiler, String wanted) {
    return LambdaValidator.with((name, value) -> check(name, value, compiler), () -> wanted);
  }

  private static void check(String name, Object value, Compiler compiler) {
    String text = String.valueOf(value);
    if (!text.isEmpty()) {
      try {
        compiler.compile(text);
      } catch (IllegalArgumentException e) {
        throw new ConfigException(name, value, e.getMessage());
      }
    }
  }

  private static void requireDirectories(String name, @Nullable List<?> directories) {
    if (directories == null || directories.isEmpty()) {
      throw new ConfigException(name, directories, "must name at least one directory");
    }
    for (Object directory : directories) {
      String path = normal(String.valueOf(directory));
      if (!path.startsWith("/") || (path + "/").contains("/../") || path.contains("//")) {
        throw new ConfigException(name, directory, "must be an absolute path without '..'");
      }
      for (Object other : directories) {
        String prefix = path.equals("/") ? "/" : path + "/";
        if (other != directory && (normal(String.valueOf(other)) + "/").startsWith(prefix)) {
          throw new ConfigException(
              name, other, "is inside of %s: its files would be read twice".formatted(path));
        }
      }
    }
  }

  private static String normal(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Puts what is wrong across options on the option at fault. */
  public static void check(AbstractConfig config, Problems problems) {
    if (!config.getString(GLOB).isEmpty() && !config.getString(REGEX).isEmpty()) {
      problems.add(GLOB, "and %s exclude each other".formatted(REGEX));
    }
    requireGroup(config, ORDER, FileOrder.GROUP_NAME, problems);
    requireGroup(config, KEY, OrderKey.GROUP_NAME, problems);
    if (!config.getString(MARKER).isEmpty()
        && config.getString(MARKER).equals(config.getString(CLAIM))) {
      problems.add(CLAIM, "must not be the same as " + MARKER);
    }
  }

  private static void requireGroup(
      AbstractConfig config, String option, String group, Problems problems) {
    if (config.getString(option).equalsIgnoreCase("group") && !names(config).hasGroup(group)) {
      problems.add(option, "group needs a group (?<%s>...) in %s".formatted(group, REGEX));
    }
  }

  /** Which files are wanted. */
  public static NamePattern names(AbstractConfig config) {
    String regex = config.getString(REGEX);
    String glob = config.getString(GLOB);
    return regex.isEmpty()
        ? NamePattern.glob(glob.isEmpty() ? "**" : glob)
        : NamePattern.regex(regex);
  }

  /** The suffix of files that are being read; empty when they keep their names. */
  public static String claimSuffix(AbstractConfig config) {
    return config.getString(CLAIM).trim();
  }

  /** The option that claims. */
  public static String claimOption() {
    return CLAIM;
  }

  /** When to look. */
  public static Schedule schedule(AbstractConfig config) {
    String cron = config.getString(CRON);
    return cron == null || cron.isBlank()
        ? Schedule.every(Duration.ofMillis(config.getLong(INTERVAL)))
        : Schedule.at(CronSchedule.parse(cron, ZoneId.of(config.getString(ZONE))));
  }

  /**
   * The options of a configuration.
   *
   * @param closed directories that files are put into
   * @param doneSuffix of files that were read; empty when they do not get one
   */
  public static DiscoveryOptions from(
      AbstractConfig config, DiscoveryOptions.Share share, Set<String> closed, String doneSuffix) {
    List<NamePattern> ignored = config.getList(IGNORE).stream().map(NamePattern::glob).toList();
    return new DiscoveryOptions(
        config.getList(DIRECTORIES).stream().map(DiscoveryConfig::normal).toList(),
        config.getInt(DEPTH),
        new DiscoveryOptions.Names(names(config), ignored, closed, doneSuffix),
        new DiscoveryOptions.Order(
            OneOf.parse(FileOrder.class, config.getString(ORDER)),
            OneOf.parse(OrderKey.class, config.getString(KEY))),
        new DiscoveryOptions.Wholeness(
            Duration.ofMillis(config.getLong(AGE)),
            config.getInt(LISTINGS),
            config.getString(MARKER).trim(),
            claimSuffix(config)),
        share,
        config.getInt(BACKLOG));
  }
}
