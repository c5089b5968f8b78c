/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.format.ValueType;
import com.wearepatchworks.connect.core.template.HeaderTemplates;
import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.core.template.ValidTemplate;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/** What records look like. */
record RecordOptions(
    ValueType valueType,
    @Nullable Template key,
    @Nullable Template timestamp,
    HeaderTemplates headers,
    int maxBytes) {
  private static final OneOf VALUE_TYPES = new OneOf(List.of("string", "bytes", "data"));
  private static final String KEY = "key";
  private static final String TIMESTAMP = "timestamp";

  static void define(ConfigDef def) {
    ValidTemplate template = new ValidTemplate(RequestScope.ROOTS);
    OptionGroup.of(def, "Records")
        .add(
            Option.string(KEY)
                .optional()
                .validatedBy(template)
                .important()
                .doc(
                    "Record key, as text: `${value.id}`, `${header.X-Order-Id}`, `${path.shop}`, `${query.id}`. Not set: no key. A request whose key has no value is answered 400; `${value.id?}` allows it, and an empty key is no key."))
        .add(
            Option.string(ValueType.OPTION)
                .defaultsTo("string")
                .validatedBy(VALUE_TYPES)
                .recommendedBy(VALUE_TYPES)
                .important()
                .doc(
                    "What the converter gets. `string`: the text as received, with `value.converter` StringConverter; `bytes`: the bytes as received, with ByteArrayConverter; `data`: schemaless data, with JsonConverter (`schemas.enable=false`) and for transforms that look at fields. A CSV row becomes a JSON object of texts."))
        .add(
            Option.string(TIMESTAMP)
                .optional()
                .validatedBy(template)
                .doc(
                    "Record timestamp: milliseconds since 1970, or an ISO-8601 instant such as 2026-01-31T12:00:00Z. Not set: the time at which Kafka's producer gets the record."))
        .add(
            Option.string(HeaderTemplates.PREFIX + "*")
                .optional()
                .doc(
                    "Record headers, one option each: `headers.shop=${path.shop}`. Text; left out when empty."));
  }

  static RecordOptions from(AbstractConfig config) {
    return new RecordOptions(
        OneOf.parse(ValueType.class, config.getString(ValueType.OPTION)),
        template(config.getString(KEY)),
        template(config.getString(TIMESTAMP)),
        HeaderTemplates.of(config.originalsStrings(), RequestScope.ROOTS),
        config.getInt(BodyOptions.MAX_RECORD_BYTES));
  }

  private static @Nullable Template template(@Nullable String text) {
    return text == null ? null : Template.compile(text, RequestScope.ROOTS);
  }
}
