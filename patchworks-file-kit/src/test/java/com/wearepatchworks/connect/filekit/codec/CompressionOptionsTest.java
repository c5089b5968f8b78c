/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import static com.wearepatchworks.connect.filekit.codec.Packed.decoder;
import static com.wearepatchworks.connect.filekit.codec.Packed.encoder;
import static com.wearepatchworks.connect.filekit.codec.Packed.options;
import static com.wearepatchworks.connect.filekit.codec.Packed.pack;
import static com.wearepatchworks.connect.filekit.codec.Packed.reading;
import static com.wearepatchworks.connect.filekit.codec.Packed.unpack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.config.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionOptionsTest {
  private static List<String> problems(Map<String, String> options) {
    Config config = new Config(new ArrayList<>());
    EncodeOptions.check(
        new AbstractConfig(EncodeOptions.define(new ConfigDef()), options, false),
        new Problems(config));
    return config.configValues().stream()
        .map(value -> value.name() + " " + value.errorMessages().get(0))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"gzip, .gz", "zip, .zip", "zstd, .zst", "bzip2, .bz2"})
  void theNameTellsTheCompressionIfNothingElseDoes(String compression, String suffix)
      throws IOException {
    Encoder encoder = encoder("compression", compression);
    assertThat(encoder.suffix()).isEqualTo(suffix);
    byte[] packed = pack(encoder, new byte[] {1, 2});
    assertThat(unpack(decoder("/in/A.CSV" + suffix), packed)).containsExactly(1, 2);
    assertThat(unpack(decoder("/in/A.CSV" + suffix.toUpperCase(Locale.ROOT)), packed))
        .containsExactly(1, 2);
    assertThat(reading(options()).plainName("/in/A.CSV" + suffix)).isEqualTo("/in/A.CSV");
  }

  @Test
  void otherFilesAreLeftAsTheyAre() {
    assertThat(decoder("/in/gz").isIdentity()).isTrue();
    assertThat(decoder("/in/a.csv").isIdentity()).isTrue();
    assertThat(decoder("/in/a.gz").isIdentity()).isFalse();
    assertThat(decoder("/in/a.gz", "compression", "None").isIdentity()).isTrue();
    assertThat(reading(options("compression", "none")).plainName("a.gz")).isEqualTo("a.gz");
    assertThat(reading(options("compression", "gzip")).plainName("a.dat")).isEqualTo("a.dat");
    assertThat(encoder().suffix()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "compression, lzma",
    "zip.entries, two",
    "decompress.max.bytes, 0",
    "decompress.max.ratio, 0"
  })
  void eachBadValueNamesItsOption(String option, String value) {
    assertThatThrownBy(() -> reading(Map.of(option, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(option, value);
  }

  @ParameterizedTest
  @CsvSource({"gzip, 0", "gzip, 10", "zip, 10", "zstd, 23", "bzip2, 0"})
  void aLevelThatACompressionDoesNotHaveIsAProblem(String compression, int level) {
    assertThat(problems(options("compression", compression, "compression.level", "" + level)))
        .singleElement()
        .asString()
        .contains("compression.level " + level, compression, "choose from 1");
  }

  @Test
  void aLevelWithoutCompressionIsAProblem() {
    assertThat(problems(options("compression.level", "5")))
        .singleElement()
        .asString()
        .contains("has no effect");
    assertThat(problems(options("compression", "zstd", "compression.level", "22"))).isEmpty();
    assertThat(problems(options())).isEmpty();
  }

  @Test
  void levelsAreHeard() throws IOException {
    byte[] data = Packed.data(new Random(3), 200_000);
    for (String compression : List.of("gzip", "zip", "zstd")) {
      int low = pack(encoder("compression", compression, "compression.level", "1"), data).length;
      int high = pack(encoder("compression", compression, "compression.level", "9"), data).length;
      assertThat(high).as(compression).isLessThan(low);
    }
  }
}
