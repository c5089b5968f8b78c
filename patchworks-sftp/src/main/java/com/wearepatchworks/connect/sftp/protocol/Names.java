/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** File names as bytes and as text. */
final class Names {
  private static final Logger LOG = LoggerFactory.getLogger(Names.class);

  private final Charset charset;

  Names(Charset charset) {
    this.charset = charset;
  }

  byte[] bytes(String path) {
    return path.getBytes(charset);
  }

  /**
   * A name of a listing; null for one that must not be used: the directory itself and its parent,
   * what could lead out of the directory, and what would not lead back to the same bytes.
   */
  @Nullable String listed(byte[] bytes) {
    String name = new String(bytes, charset);
    if (name.equals(".") || name.equals("..")) {
      return null;
    }
    if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
      LOG.warn("The server lists the name '{}', which no file can have. It is left out", name);
      return null;
    }
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      LOG.warn(
          "The name '{}' is not {}. It is left out: rename it, or set path.charset to what the"
              + " server uses",
          name,
          charset);
      return null;
    }
    return name;
  }
}
