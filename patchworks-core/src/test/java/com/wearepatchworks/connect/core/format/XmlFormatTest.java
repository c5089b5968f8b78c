/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static com.wearepatchworks.connect.core.format.Read.error;
import static com.wearepatchworks.connect.core.format.Read.texts;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlFormatTest {
  private static Format at(String path) {
    return new XmlFormat(path, 1_000);
  }

  @Test
  void elementsAreObjects() throws IOException {
    assertThat(
            texts(
                at("/orders/order"),
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <orders xmlns:p="urn:p" at="x">
                  <order id="1" p:kind="k"><p:line>a</p:line><line n="2">b &amp; c</line><total/></order>
                  <!-- no order --><other><order id="9"/></other>
                  <order>7<![CDATA[<8>]]></order>
                  <order>é <b>bold</b> text</order>
                </orders>
                """))
        .containsExactly(
            "{\"@id\":\"1\",\"@kind\":\"k\",\"line\":[\"a\",{\"@n\":\"2\",\"#text\":\"b & c\"}],\"total\":\"\"}",
            "{\"#text\":\"7<8>\"}",
            "{\"b\":\"bold\",\"#text\":\"é  text\"}");
  }

  @Test
  void aPathWithoutASlashFindsElementsWhereverTheyAre() throws IOException {
    String document = "<a><o>1</o><b><o>2<o>3</o></o></b></a>";
    assertThat(texts(at("o"), document))
        .containsExactly("{\"#text\":\"1\"}", "{\"o\":\"3\",\"#text\":\"2\"}");
    assertThat(texts(at("b/o"), document)).containsExactly("{\"o\":\"3\",\"#text\":\"2\"}");
    assertThat(texts(at("/a/*/o"), document)).containsExactly("{\"o\":\"3\",\"#text\":\"2\"}");
    assertThat(texts(at("/a"), document)).hasSize(1);
    assertThat(texts(at("/o"), document)).isEmpty();
  }

  @Test
  void theDocumentSaysItsEncoding() throws IOException {
    String body = "<a><o>Käse</o></a>";
    for (byte[] input :
        List.of(
            ("<?xml version='1.0' encoding='ISO-8859-1'?>" + body).getBytes(ISO_8859_1),
            ("<?xml version='1.0' encoding='UTF-16'?>" + body).getBytes(UTF_16),
            ("\uFEFF" + body).getBytes(UTF_8))) {
      assertThat(Read.entries(at("o"), input).get(0).field(List.of("#text"))).isEqualTo("Käse");
    }
    assertThat(error(at("o"), body.getBytes(ISO_8859_1))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x 'xxxxxxxxxx'><!ENTITY y '&x;&x;&x;&x;'>]><a><o>&y;</o></a>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a><o>1</o></a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a><o>&x;</o></a>"
      })
  void documentTypesAndTheirEntitiesAreRefused(String bomb) {
    assertThat(error(at("o"), bomb).reason()).contains("refused");
  }

  @Test
  void errorsKnowTheirPlaceAndWhatCameBeforeIsGiven() throws IOException {
    Course course =
        Course.of(
            at("o")
                .read(new ByteArrayInputStream("<a>\n<o>1</o>\n<o>&no;</o></a>".getBytes(UTF_8))));
    assertThat(course.outcomes()).hasSize(2).first().isEqualTo("entry {\"#text\":\"1\"}");
    assertThat(error(at("o"), "<a>\n<o></a>").line()).isEqualTo(2);
    assertThat(error(at("o"), "<a>\n<o></a>").reason()).doesNotContain("ParseError");
    assertThat(error(at("o"), "")).isNotNull();
  }

  @Test
  void elementsThatAreTooLargeOrTooDeepStandAlone() throws IOException {
    String document =
        "<a><o>1</o>\n<o>"
            + "<x>y</x>".repeat(100_000)
            + "</o>\n<o>"
            + "<d>".repeat(500)
            + "</d>".repeat(500)
            + "</o><o>2</o></a>";
    assertThat(
            Course.of(at("o").read(new ByteArrayInputStream(document.getBytes(UTF_8)))).outcomes())
        .containsExactly(
            "entry {\"#text\":\"1\"}",
            "bad 2 The element has more than 1000 characters ",
            "bad 3 The element is nested deeper than 255 levels ",
            "entry {\"#text\":\"2\"}");
  }

  @Test
  void nothingThatIsLargeGrowsInMemory() {
    String large = "x".repeat(1_000_000);
    assertThat(error(at("o"), "<a><o n='" + large + "'/></a>").reason()).contains("single part");
    assertThat(error(at("o"), "<a><!--" + large + "--></a>").reason()).contains("single part");
    assertThat(error(at("o"), "<d>".repeat(10_000)).reason()).contains("nested deeper");
  }

  @Test
  void troubleOfTheInputIsNoTroubleOfTheDocument() {
    IOException lost = new IOException("connection lost");
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw lost;
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw lost;
          }
        };
    assertThatThrownBy(() -> Course.of(at("o").read(broken))).isSameAs(lost);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//o", "a//b", "a/", " o"})
  void pathsThatAreNoneAreRefused(String path) {
    assertThatThrownBy(() -> at(path)).isInstanceOf(IllegalArgumentException.class);
  }
}
