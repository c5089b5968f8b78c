/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrderFileTest {
  private final Path directory;

  OrderFileTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void readsOneOrderALineAsItStands() throws IOException {
    Path file = file("\uFEFF{\"id\": \"ä-1\", \"total\": 12.50}\r\n\n  {\"id\":2}  \n");

    assertThat(OrderFile.read(file))
        .containsExactly(
            new Item("ä-1", "{\"id\": \"ä-1\", \"total\": 12.50}"), new Item("2", "{\"id\":2}"));
  }

  @Test
  void namesTheLineThatIsNotJson() throws IOException {
    Path file = file("{\"id\":1}\n\n{\"id\":2,}\n");

    assertThatThrownBy(reading(file)).hasMessageContaining("line 3").hasMessageContaining("column");
  }

  @Test
  void namesTheLineWithMoreThanOneOrder() throws IOException {
    assertThatThrownBy(reading(file("{\"id\":1}{\"id\":2}")))
        .hasMessageContaining("line 1: the line is not JSON");
  }

  @Test
  void namesTheLineThatIsNoObject() throws IOException {
    assertThatThrownBy(reading(file("[{\"id\":1}]")))
        .hasMessageContaining("line 1: the line is not a JSON object but array");
  }

  @Test
  void namesTheLineWithoutAnId() throws IOException {
    assertThatThrownBy(reading(file("{\"id\":1}\n{\"order\":2}\n")))
        .hasMessageContaining("line 2: the line has no id");
    assertThatThrownBy(reading(file("{\"id\":null}\n"))).hasMessageContaining("line 1");
    assertThatThrownBy(reading(file("{\"id\":\" \"}\n"))).hasMessageContaining("line 1");
  }

  @Test
  void namesBothLinesOfAnIdThatIsThereTwice() throws IOException {
    assertThatThrownBy(reading(file("{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"a\"}\n")))
        .hasMessageContaining("line 3")
        .hasMessageContaining("'a' of line 1");
  }

  @Test
  void saysWhyAFileCannotBeRead() throws IOException {
    assertThatThrownBy(reading(directory.resolve("none.ndjson"))).hasMessageContaining("no file");
    assertThatThrownBy(reading(directory)).hasMessageContaining("is a directory");
    assertThatThrownBy(reading(file("\n\n"))).hasMessageContaining("holds no order");
    Path latin = directory.resolve("latin.ndjson");
    Files.write(latin, "{\"id\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(reading(latin)).hasMessageContaining("not UTF-8");
  }

  private static ThrowingCallable reading(Path file) {
    return () -> OrderFile.read(file);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("orders.ndjson"), content);
  }
}
