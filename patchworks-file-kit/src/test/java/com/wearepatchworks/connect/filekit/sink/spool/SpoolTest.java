/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir Path directory = Path.of("unset");

  @Test
  void givesBackWhatWasWrittenAsOftenAsAsked() throws IOException {
    Random random = new Random(3);
    for (int size : new int[] {0, 1, 99, 100, 101, 1_000, 250_000}) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      try (Spool spool = new Spool(directory, 100)) {
        write(spool, bytes, random);
        assertThat(spool.size()).isEqualTo(size);
        for (int i = 0; i < 2; i++) {
          try (InputStream in = spool.content()) {
            assertThat(Arrays.equals(in.readAllBytes(), bytes)).as("%d bytes", size).isTrue();
          }
        }
      }
    }
  }

  private static void write(Spool spool, byte[] bytes, Random random) throws IOException {
    int at = 0;
    while (at < bytes.length) {
      int length = Math.min(bytes.length - at, 1 + random.nextInt(300));
      if (length == 1) {
        spool.write(bytes[at]);
      } else {
        spool.write(bytes, at, length);
      }
      at += length;
    }
  }

  @Test
  void leavesNoNameBehind() throws IOException {
    try (Spool spool = new Spool(directory.resolve("made/when/needed"), 10)) {
      spool.write(new byte[1_000]);
      try (Stream<Path> left = Files.list(directory.resolve("made/when/needed"))) {
        assertThat(left).as("a worker that is killed now leaves nothing").isEmpty();
      }
    }
  }
}
