/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.format.BadRecordException;
import com.wearepatchworks.connect.core.format.Entry;
import com.wearepatchworks.connect.core.format.ValueType;
import com.wearepatchworks.connect.core.record.RecordSize;
import com.wearepatchworks.connect.core.template.HeaderTemplates;
import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.core.template.ValidTemplate;
import com.wearepatchworks.connect.filekit.source.discovery.NamePattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/**
 * What records look like.
 *
 * @param names for the groups of the regular expression
 */
public record RecordOptions(
    Template topic,
    @Nullable Template key,
    @Nullable Template timestamp,
    HeaderTemplates headers,
    Form form,
    NamePattern names) {
  private static final String TOPIC = "topic";
  private static final String KEY = "key";
  private static final String TIMESTAMP = "timestamp";
  private static final String FILE_HEADERS = "file.headers";
  private static final String MAX_BYTES = "record.max.bytes";
  private static final int UTF8_BYTES = 3;

  /** The value's form, and what comes with it. */
  record Form(ValueType valueType, boolean fileHeaders, int maxBytes) {}

  /** Declares the options. */
  public static void define(ConfigDef def) {
    OptionGroup group = OptionGroup.of(def, "Records");
    defineTemplates(group, new ValidTemplate(FileScope.ROOTS));
    defineForm(group);
  }

  private static void defineTemplates(OptionGroup group, ValidTemplate template) {
    group
        .add(
            Option.string(TOPIC)
                .validatedBy(template)
                .important()
                .doc(
                    "Topic of the records: `sales`, or a template such as `sales-${group.shop}` (a named group of files.regex) or `${file.name}`. Characters that Kafka does not allow become `_`."))
        .add(
            Option.string(KEY)
                .optional()
                .validatedBy(template)
                .important()
                .doc(
                    "Record key, as text: `${value.id}`, `${file.name}`, `${group.shop}-${value.id}`. Not set: no key. A record whose key has no value is a bad record; `${value.id?}` allows it, and an empty key is no key."))
        .add(
            Option.string(TIMESTAMP)
                .optional()
                .validatedBy(template)
                .doc(
                    "Record timestamp: milliseconds since 1970, or an ISO-8601 instant such as 2026-01-31T12:00:00Z; `${value.at}`, `${file.modified}`. Not set: the time at which Kafka's producer gets the record."))
        .add(
            Option.string(HeaderTemplates.PREFIX + "*")
                .optional()
                .doc(
                    "Record headers, one option each: `headers.shop=${group.shop}`. Text; left out when empty."));
  }

  private static void defineForm(OptionGroup group) {
    group
        .add(
            Option.string(ValueType.OPTION)
                .defaultsTo("string")
                .validatedBy(OneOf.constantsOf(ValueType.class))
                .recommendedBy(OneOf.constantsOf(ValueType.class))
                .important()
                .doc(
                    "What the converter gets. `string`: text, with `value.converter` StringConverter; `bytes`: with ByteArrayConverter; `data`: schemaless data, with JsonConverter (`schemas.enable=false`) and for transforms that look at fields; `struct`: data with a schema, where the format has one (CSV with declared or text columns)."))
        .add(
            Option.flag(FILE_HEADERS)
                .defaultsTo(false)
                .doc(
                    "Adds the headers `file.path` (text), `file.record` (number of the record in its file, from 1), `file.line` (the line that it ends on, from 1; in formats that have lines) and `file.modified` (milliseconds since 1970) to each record."))
        .add(
            Option.integer(MAX_BYTES)
                .defaultsTo(1_000_000)
                .validatedBy(atLeast(1))
                .doc(
                    "Size of the largest record; a larger one is a bad record (`errors.bad.records`). Kafka's producer refuses more than `producer.override.max.request.size` (1,048,576), which fails the task."));
  }

  /** The options of a configuration. */
  public static RecordOptions from(AbstractConfig config, NamePattern names) {
    return new RecordOptions(
        Template.compile(config.getString(TOPIC), FileScope.ROOTS),
        template(config.getString(KEY)),
        template(config.getString(TIMESTAMP)),
        HeaderTemplates.of(config.originalsStrings(), FileScope.ROOTS),
        new Form(
            OneOf.parse(ValueType.class, config.getString(ValueType.OPTION)),
            config.getBoolean(FILE_HEADERS),
            config.getInt(MAX_BYTES)),
        names);
  }

  /** How large the largest record may be: a bound for readers, too. */
  public static int maxBytes(AbstractConfig config) {
    return config.getInt(MAX_BYTES);
  }

  private static @Nullable Template template(@Nullable String text) {
    return text == null ? null : Template.compile(text, FileScope.ROOTS);
  }

  /** Puts what is wrong with headers on the option at fault. */
  public static void checkHeaders(Map<String, String> options, Problems problems) {
    HeaderTemplates.check(options, FileScope.ROOTS, problems);
  }

  /** Puts variables that will never have a value on the option at fault. */
  public static void check(AbstractConfig config, NamePattern names, Problems problems) {
    for (String option : List.of(TOPIC, KEY, TIMESTAMP)) {
      Template template = template(config.getString(option));
      if (template != null) {
        problems.addIfThrows(option, () -> FileScope.check(template));
        checkGroups(option, template, names, problems);
      }
    }
  }

  private static void checkGroups(
      String option, Template template, NamePattern names, Problems problems) {
    template.variables().stream()
        .filter(variable -> variable.root().equals("group") && !variable.path().isEmpty())
        .map(variable -> String.join(".", variable.path()))
        .filter(group -> !names.hasGroup(group))
        .forEach(
            group -> problems.add(option, "files.regex has no group (?<%s>...)".formatted(group)));
  }

  ValueType valueType() {
    return form.valueType;
  }

  boolean fileHeaders() {
    return form.fileHeaders;
  }

  /**
   * The size of a record that is not too large.
   *
   * @throws BadRecordException when it is
   */
  long sizeWithin(FileRecord record, Entry entry) throws BadRecordException {
    long size = RecordSize.of(record);
    boolean mayBeMore = form.valueType == ValueType.STRING;
    if (size > form.maxBytes || (mayBeMore && size * UTF8_BYTES > form.maxBytes)) {
      long exact = exactly(record, entry);
      if (exact > form.maxBytes) {
        throw new BadRecordException(
            "The record has %d bytes, more than record.max.bytes=%d"
                .formatted(exact, form.maxBytes),
            0,
            0,
            entry.bytes());
      }
    }
    return size;
  }

  private static long exactly(FileRecord record, Entry entry) {
    Object key = record.key();
    long ofKey = key == null ? 0 : key.toString().getBytes(StandardCharsets.UTF_8).length;
    return entry.bytes().length + ofKey;
  }
}
