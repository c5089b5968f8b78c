/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.format.Position;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FileOffsetTest {
  private static final FileOffset OFFSET =
      new FileOffset(new FileIdentity(10, 20, "ab", 10), new Position(5, 1, 3, 4, "a,b"), 2);

  @Test
  void survivesTheStorage() {
    FileOffset read = FileOffset.parse(new HashMap<>(OFFSET));
    assertThat(read).isEqualTo(OFFSET);
    assertThat(read.position()).isEqualTo(OFFSET.position());
    assertThat(read.identity()).isEqualTo(OFFSET.identity());
    assertThat(read.isComplete()).isFalse();
    assertThat(FileOffset.parse(new HashMap<>(read.completed())).isComplete()).isTrue();
  }

  @Test
  void aPartitionIsAMapLikeAnyOther() {
    Map<String, String> plain = Map.of("file", "/in/a");
    FilePartition partition = new FilePartition("/in/a");
    assertThat(partition).isEqualTo(plain).hasSameHashCodeAs(plain);
    assertThat(plain).isEqualTo(partition);
  }

  private static void alter(Map<String, ?> partition, @Nullable Map<String, ?> offset) {
    AlteredOffsets.check(Collections.singletonMap(partition, offset));
  }

  @Test
  void aFileCanBeReadAnewAndAWholeOffsetSet() {
    alter(Map.of("file", "/in/a"), null);
    alter(Map.of("file", "/in/a"), new HashMap<>(OFFSET));
  }

  @Test
  void refusesOtherOffsetsWithASentence() {
    assertThatThrownBy(() -> alter(Map.of("path", "/in/a"), null))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("{\"file\": \"/absolute/path\"}");
    assertThatThrownBy(() -> alter(Map.of("file", "a"), null)).isInstanceOf(ConnectException.class);
    Map<String, Object> unknown = new HashMap<>(OFFSET);
    unknown.put("position", 1L);
    assertThatThrownBy(() -> alter(Map.of("file", "/in/a"), unknown))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("unknown member 'position'");
    assertThatThrownBy(() -> alter(Map.of("file", "/in/a"), Map.of("bytes", 0L)))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Set null to read the file anew");
  }
}
