/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.publish;

import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.FileStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Brings a file to the store, with those beside it, and publishes nothing yet. */
final class Uploader {
  private static final int CHUNK = 64 << 10;

  private final FileStore store;
  private final PublishOptions options;

  Uploader(FileStore store, PublishOptions options) {
    this.store = store;
    this.options = options;
  }

  /**
   * Seals them all.
   *
   * @param temporary where the content lies until then; those beside it have it as a prefix
   * @return the tickets in the order in which they are to be published
   */
  List<String> upload(FinishedFile file, String temporary) throws IOException {
    List<String> tickets = new ArrayList<>();
    MessageDigest digest = options.checksum().digest();
    if (digest == null) {
      tickets.add(content(file, file.spool().content(), temporary));
    } else {
      tickets.add(content(file, new DigestInputStream(file.spool().content(), digest), temporary));
      String suffix = options.checksum().suffix();
      InputStream line = new ByteArrayInputStream(Checksum.line(digest.digest(), file.name()));
      tickets.add(seal(line, temporary + suffix, file.target() + suffix));
    }
    if (!options.markerSuffix().isEmpty()) {
      tickets.add(
          seal(
              InputStream.nullInputStream(),
              temporary + "-marker",
              file.target() + options.markerSuffix()));
    }
    return tickets;
  }

  private String content(FinishedFile file, InputStream content, String temporary)
      throws IOException {
    CountedStream counted = new CountedStream(content);
    String ticket = seal(counted, temporary, file.target());
    if (counted.count != file.size()) {
      throw new IOException(
          "Only %d of %d bytes of %s are still on the worker. Does something clean up spool.directory?"
              .formatted(counted.count, file.size(), file.target()));
    }
    return ticket;
  }

  private String seal(InputStream content, String temporary, String target) throws IOException {
    try (Draft draft = store.draft(temporary, target)) {
      byte[] chunk = new byte[CHUNK];
      for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
        draft.content().write(chunk, 0, count);
      }
      return draft.seal();
    }
  }

  private static final class CountedStream extends FilterInputStream {
    private long count;

    CountedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
