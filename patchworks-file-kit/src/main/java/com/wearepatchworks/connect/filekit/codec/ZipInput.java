/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import com.wearepatchworks.connect.core.format.MalformedInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of an archive's files, from front to back. Names in it mean nothing. Directories and
 * what macOS adds are passed over. Of several files, each begins on a line of its own.
 */
final class ZipInput extends InputStream {
  private static final int BUFFER = 32 << 10;
  private static final int MANY = 0xFFFF;

  private final ZipTail tail;
  private final ZipArchiveInputStream zip;
  private final ZipEntries which;
  private final CRC32 crc = new CRC32();
  private @Nullable ZipArchiveEntry entry;
  private long size;
  private byte last = '\n';
  private int entries;
  private int files;
  private boolean ended;

  ZipInput(InputStream in, ZipEntries which) {
    this.tail = new ZipTail(in);
    this.zip = new ZipArchiveInputStream(new BufferedInputStream(tail, BUFFER));
    this.which = which;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (!ended) {
      int read = entry == null ? -1 : zip.read(bytes, from, length);
      if (read > 0) {
        crc.update(bytes, from, read);
        size += read;
        last = bytes[from + read - 1];
        return read;
      } else if (nextFile() && last != '\n') {
        last = '\n';
        bytes[from] = last;
        return 1;
      }
    }
    return -1;
  }

  private boolean nextFile() throws IOException {
    ZipArchiveEntry next = nextEntry();
    while (next != null && isPassedOver(next)) {
      next = nextEntry();
    }
    if (next == null || (files > 0 && which == ZipEntries.FIRST)) {
      end(next == null);
      return false;
    }
    begin(next);
    return true;
  }

  private @Nullable ZipArchiveEntry nextEntry() throws IOException {
    ZipArchiveEntry next = zip.getNextEntry(); // reads what follows the data of the one before
    if (entry != null) {
      verify(entry);
      entry = null;
    }
    entries += next == null ? 0 : 1;
    return next;
  }

  private static boolean isPassedOver(ZipArchiveEntry entry) {
    return entry.isDirectory() || entry.getName().startsWith("__MACOSX/");
  }

  private void verify(ZipArchiveEntry read) throws IOException {
    if (read.getSize() != size || read.getCrc() != crc.getValue()) {
      throw new IOException("size or checksum of an entry are wrong");
    }
  }

  private void begin(ZipArchiveEntry next) throws IOException {
    files++;
    if (files > 1 && which == ZipEntries.ONE) {
      throw new MalformedInputException(
          "The zip file holds several files; set %s to first or all"
              .formatted(InflateOptions.ZIP_ENTRIES),
          0,
          0);
    } else if (next.getGeneralPurposeBit().usesEncryption()) {
      throw new MalformedInputException(
          "The zip file is encrypted with a password, which is not supported; use PGP", 0, 0);
    } else if (!zip.canReadEntryData(next)) {
      throw new MalformedInputException(
          "The zip file is packed in a way that cannot be read as a stream (method %d%s); use deflate"
              .formatted(
                  next.getMethod(),
                  next.getGeneralPurposeBit().usesDataDescriptor() ? ", data descriptor" : ""),
          0,
          0);
    }
    entry = next;
    size = 0;
    crc.reset();
  }

  private void end(boolean allSeen) throws IOException {
    ended = true;
    int said = tail.entries();
    if (allSeen && said != MANY && said != (entries & MANY)) {
      throw new IOException("entries: %d of %d".formatted(entries, said));
    } else if (files == 0) {
      throw new MalformedInputException("The zip file holds no file", 0, 0);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
