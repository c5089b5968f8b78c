/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wearepatchworks.connect.core.format.MalformedInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Packs and unpacks whole files in memory. */
final class Packed {
  private Packed() {}

  static Map<String, String> options(String... pairs) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      options.put(pairs[i], pairs[i + 1]);
    }
    return options;
  }

  static DecodeOptions reading(Map<String, String> options) {
    return DecodeOptions.from(
        new AbstractConfig(DecodeOptions.define(new ConfigDef()), options, false));
  }

  static Decoder decoder(String name, String... options) {
    return reading(options(options)).decoder(name);
  }

  static Encoder encoder(String... options) {
    return EncodeOptions.encoder(
        new AbstractConfig(EncodeOptions.define(new ConfigDef()), options(options), false));
  }

  static byte[] pack(Encoder encoder, byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = encoder.encode(out, "orders.csv")) {
      packed.write(plain);
    }
    return out.toByteArray();
  }

  static byte[] unpack(Decoder decoder, byte[] packed) throws IOException {
    try (InputStream in = decoder.decode(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  static MalformedInputException error(Decoder decoder, byte[] packed) {
    return catchThrowableOfType(MalformedInputException.class, () -> unpack(decoder, packed));
  }

  /** Half of it random, half of it repeated. */
  static byte[] data(Random random, int size) {
    byte[] data = new byte[size];
    random.nextBytes(data);
    for (int i = size / 2; i < size; i++) {
      data[i] = (byte) "id,price\n".charAt(i % 9);
    }
    return data;
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
