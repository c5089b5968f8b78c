/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static com.wearepatchworks.connect.core.format.Write.bytes;
import static com.wearepatchworks.connect.core.format.Write.format;
import static com.wearepatchworks.connect.core.format.Write.map;
import static com.wearepatchworks.connect.core.format.Write.refusal;
import static com.wearepatchworks.connect.core.format.Write.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class XmlFileTest {
  private static final RecordFormat XML = format("xml");

  private static String record(RecordFormat format, Object value) throws IOException {
    return text(format, value).lines().skip(2).findFirst().orElse("");
  }

  private static String record(Object value) throws IOException {
    return record(XML, value);
  }

  private static Element parse(byte[] xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml))
        .getDocumentElement();
  }

  @Test
  void anElementPerRecordInOneRoot() throws IOException {
    assertThat(text(XML, map("a", 1), map("a", 2)))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <records>
            <record><a>1</a></record>
            <record><a>2</a></record>
            </records>
            """);
    assertThat(text(format("xml", "xml.root", "Orders", "xml.record", "Order")))
        .endsWith("<Orders>\n</Orders>\n");
  }

  @Test
  void attributesTextListsAndNesting() throws IOException {
    assertThat(
            record(
                map(
                    "b",
                    List.of("x", map("@k", "v", "#text", "y"), "z"),
                    "@id",
                    7,
                    "#text",
                    "t",
                    "none",
                    null,
                    "@none",
                    null,
                    "empty",
                    "",
                    "o",
                    map("p", true))))
        .isEqualTo(
            "<record id=\"7\"><b>x</b><b k=\"v\">y</b><b>z</b>t<empty></empty><o><p>true</p></o></record>");
    assertThat(record(map("l", Arrays.asList(null, map())))).isEqualTo("<record><l/><l/></record>");
  }

  @Test
  void structsAndJsonTextAreTheSame() throws IOException {
    Schema schema =
        SchemaBuilder.struct()
            .field("@id", Schema.INT32_SCHEMA)
            .field("p", SchemaBuilder.array(Schema.FLOAT64_SCHEMA).build())
            .field("raw", Schema.BYTES_SCHEMA)
            .build();
    Struct struct =
        new Struct(schema).put("@id", 1).put("p", List.of(1.5, 2.0)).put("raw", new byte[] {1});
    String expected = "<record id=\"1\"><p>1.5</p><p>2.0</p><raw>AQ==</raw></record>";
    assertThat(record(struct)).isEqualTo(expected);
    assertThat(record("{\"@id\":1,\"p\":[1.5,2.0],\"raw\":\"AQ==\"}")).isEqualTo(expected);
    assertThat(record("{\"big\":12345678901234567890.10}")).contains("12345678901234567890.10");
  }

  @Test
  void everyTextSurvivesItsReader() throws Exception {
    int[] letters = "a<>&\"'\r\n\t é😀]]>\u0085\u2028".codePoints().toArray();
    for (String charset : List.of("UTF-8", "US-ASCII", "UTF-16LE")) {
      for (long seed = 0; seed < 100; seed++) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(10); i > 0; i--) {
          text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        byte[] xml =
            bytes(
                format("xml", "format.charset", charset),
                map("@a", text.toString(), "t", text.toString()));
        if (!charset.equals("UTF-16LE")) { // which its own reader knows by its mark only
          Element record = (Element) parse(xml).getElementsByTagName("record").item(0);
          assertThat(record.getAttribute("a")).isEqualTo(text.toString());
          assertThat(record.getTextContent()).isEqualTo(text.toString());
        }
      }
    }
    assertThat(bytes(format("xml", "format.charset", "ISO-8859-1"), map("a", "ü€")))
        .asString(ISO_8859_1)
        .contains("<a>ü&#8364;</a>");
  }

  @Test
  void whatHasNoFormInXmlIsRefused() throws IOException {
    Object good = map("a", 1);
    assertThat(refusal(XML, good, map("a", "\u0000"))).contains("U+0000");
    assertThat(refusal(XML, good, map("@a", "\uFFFE"))).contains("U+FFFE");
    assertThat(refusal(XML, good, map("a", "\uD800"))).contains("U+D800");
    assertThat(refusal(XML, good, map("unit price", 1))).contains("'unit price'", "xml.names");
    assertThat(refusal(XML, good, map("@", 1))).contains("''");
    assertThat(refusal(XML, good, map("@xmlns", "x"))).contains("xmlns");
    assertThat(refusal(XML, good, map("x:y", 1))).contains("x:y");
    assertThat(refusal(XML, good, map("a", List.of(List.of(1))))).contains("list in a list");
    assertThat(refusal(XML, good, map("@a", map("b", 1)))).contains("attribute");
    assertThat(refusal(XML, good, "text")).contains("no JSON object");
    assertThat(refusal(XML, good, 7)).contains("Integer has no fields");
    assertThat(refusal(XML, good, null)).contains("null has no fields");
    assertThat(refusal(XML, good, "{\"a\":[1]} 2".getBytes(UTF_8))).contains("goes on");
  }

  @Test
  void namesCanBeMadeToFit() throws IOException {
    RecordFormat replacing = format("xml", "xml.names", "replace");
    assertThat(record(replacing, map("unit price", 1, "@2nd", 2, "Größe", 3)))
        .isEqualTo("<record _2nd=\"2\"><unit_price>1</unit_price><Größe>3</Größe></record>");
    assertThat(refusal(replacing, map("a", 1), map("a b", 1, "a_b", 2)))
        .contains("same name", "a_b");
  }
}
