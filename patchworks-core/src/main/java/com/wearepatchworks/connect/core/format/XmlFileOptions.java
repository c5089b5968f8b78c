/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigException;

/** How XML is written. */
final class XmlFileOptions {
  private static final String ROOT = "xml.root";
  private static final String RECORD = "xml.record";
  private static final String NAMES = "xml.names";

  private XmlFileOptions() {}

  static void define(OptionGroup group) {
    VisibleWhen shown = VisibleWhen.is(RecordFormatOptions.FORMAT, "xml");
    group
        .add(
            Option.string(ROOT)
                .defaultsTo("records")
                .validatedBy(
                    LambdaValidator.with(XmlFileOptions::requireName, () -> "a name in XML"))
                .recommendedBy(shown)
                .doc("Name of the outermost element of a file."))
        .add(
            Option.string(RECORD)
                .defaultsTo("record")
                .validatedBy(
                    LambdaValidator.with(XmlFileOptions::requireName, () -> "a name in XML"))
                .recommendedBy(shown)
                .doc(
                    "Name of the element of a record. Its fields are elements, those called `@name` attributes, `#text` the text; a list is its element repeated; null is left out."))
        .add(
            Option.string(NAMES)
                .defaultsTo("refuse")
                .validatedBy(OneOf.constantsOf(XmlNames.class))
                .recommendedBy(shown)
                .advanced()
                .doc(
                    "A field whose name no element can have (`unit price`). `refuse`: the record is a dead letter; `replace`: other characters become `_`."));
  }

  static RecordFormat format(AbstractConfig config, StrictEncoding encoding) {
    String root = config.getString(ROOT);
    String head =
        "<?xml version=\"1.0\" encoding=\"%s\"?>\n<%s>\n"
            .formatted(encoding.charset().name(), root);
    Frame frame =
        Frame.document(
            encoding.encode(head), encoding.encode("\n"), encoding.encode("</" + root + ">\n"));
    XmlValues values =
        new XmlValues(
            config.getString(RECORD),
            OneOf.parse(XmlNames.class, config.getString(NAMES)),
            encoding,
            new XmlEscapes(encoding.charset()));
    return new FramedFormat("xml", frame, values);
  }

  private static void requireName(String name, Object value) {
    if (!XmlNames.isName(String.valueOf(value))) {
      throw new ConfigException(name, value, "is no name that an XML element can have");
    }
  }
}
