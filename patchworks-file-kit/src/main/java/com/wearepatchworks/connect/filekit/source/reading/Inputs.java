/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.core.format.Format;
import com.wearepatchworks.connect.core.format.MalformedInputException;
import com.wearepatchworks.connect.core.format.RecordReader;
import com.wearepatchworks.connect.filekit.pacing.Throttle;
import com.wearepatchworks.connect.filekit.source.discovery.SourceFile;
import com.wearepatchworks.connect.filekit.source.offset.FileIdentity;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import com.wearepatchworks.connect.filekit.store.FileEntry;
import com.wearepatchworks.connect.filekit.store.FileStore;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Opens files where reading goes on. */
final class Inputs {
  private final Means means;
  private final String claimSuffix;

  /**
   * What is needed to make records of a file.
   *
   * @param bytes counts what is read
   */
  record Means(
      FileStore store, Unpacking unpacking, Format format, Throttle throttle, LongAdder bytes) {}

  /** Where reading begins; null when nothing is to be read. */
  @FunctionalInterface
  interface Start {
    @Nullable FileOffset of(FileIdentity now, byte[] head) throws IOException;
  }

  Inputs(Means means, String claimSuffix) {
    this.means = means;
    this.claimSuffix = claimSuffix;
  }

  /** Gives a file the name that says that it is being read, unless it has it. */
  SourceFile claim(SourceFile file) throws IOException {
    String path = file.entry().path();
    if (claimSuffix.isEmpty() || path.endsWith(claimSuffix)) {
      return file;
    }
    try {
      means.store.move(path, path + claimSuffix);
    } catch (FileStoreException e) {
      if (e.reason() == Reason.EXISTS) {
        throw new ChangedException("there is already a file with the suffix of a claim");
      } else if (e.reason() != Reason.MISSING || !isStillAt(path + claimSuffix, file)) {
        throw e;
      }
    }
    return file.at(path + claimSuffix);
  }

  /** An earlier claim may have worked although its answer was lost. */
  private boolean isStillAt(String path, SourceFile file) throws FileStoreException {
    FileEntry there = means.store.find(path);
    return there != null && file.isStill(there);
  }

  /** Fetches a whole file, unchanged since it was listed. */
  Fetched fetch(SourceFile listed) throws IOException {
    SourceFile file = claim(listed);
    int size = (int) file.entry().size();
    byte[] bytes;
    try (RawStream raw = raw(file, 0)) {
      bytes = raw.readNBytes(size + 1);
    }
    requireStill(file);
    if (bytes.length != size) {
      throw new FileStoreException(
          Reason.FAILED, "The content has %d of %d bytes".formatted(bytes.length, size), null);
    }
    return new Fetched(file, bytes);
  }

  private RawStream raw(SourceFile file, long from) throws IOException {
    InputStream in = means.store.read(file.entry().path(), from);
    return new RawStream(in, from, means.throttle, means.bytes);
  }

  /** Throws if the file is not what was listed any more. */
  void requireStill(SourceFile file) throws IOException {
    FileEntry now = means.store.find(file.entry().path());
    if (now == null) {
      throw new FileStoreException(
          Reason.MISSING, "There is no file " + file.entry().path() + " any more", null);
    }
    if (!file.isStill(now)) {
      throw new ChangedException(
          "listed with %d bytes of %d, it has %d bytes of %d"
              .formatted(
                  file.entry().size(), file.entry().modifiedMs(), now.size(), now.modifiedMs()));
    }
  }

  /** Opens a file that was fetched; null when nothing is to be read. */
  @Nullable FileInput open(Fetched fetched, Start start) throws IOException {
    byte[] bytes = fetched.bytes();
    SourceFile file = fetched.file();
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, FileIdentity.HEAD));
    FileOffset at = start.of(FileIdentity.of(file.entry(), head), head);
    if (at == null) {
      return null;
    }
    int from = isPlain(file) ? (int) at.position().bytes() : 0;
    InputStream in = new ByteArrayInputStream(bytes, from, bytes.length - from);
    RawStream raw = new RawStream(in, from, Throttle.NONE, new LongAdder());
    return new FileInput(at, raw, reader(file, raw, raw, at));
  }

  /**
   * Opens a file at the store; null when nothing is to be read. Looks whether it is what was listed
   * when everything is open: what is put in its place after that does not change what is read.
   */
  @Nullable FileInput open(SourceFile file, Start start) throws IOException {
    RawStream raw = raw(file, 0);
    try {
      byte[] head = head(file, raw);
      FileOffset at = start.of(FileIdentity.of(file.entry(), head), head);
      if (at == null) {
        raw.close();
        return null;
      }
      FileInput input = open(file, raw, head, at);
      requireStill(file, input);
      return input;
    } catch (MalformedInputException e) {
      raw.close();
      requireStill(file); // a file in the making is not at fault
      throw e;
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private byte[] head(SourceFile file, RawStream raw) throws IOException {
    int length = (int) Math.min(file.entry().size(), FileIdentity.HEAD);
    byte[] head = raw.readNBytes(length);
    if (head.length < length) {
      requireStill(file);
      throw new FileStoreException(
          Reason.FAILED, "The content ended after %d bytes".formatted(head.length), null);
    }
    return head;
  }

  private void requireStill(SourceFile file, FileInput input) throws IOException {
    try {
      requireStill(file);
    } catch (IOException e) {
      input.close();
      throw e;
    }
  }

  private FileInput open(SourceFile file, RawStream atHead, byte[] head, FileOffset at)
      throws IOException {
    long from = isPlain(file) ? at.position().bytes() : 0;
    RawStream raw = atHead;
    InputStream in = atHead;
    if (from > head.length) {
      atHead.close();
      raw = raw(file, from);
      in = raw;
    } else {
      int skipped = (int) from;
      in =
          new SequenceInputStream(
              new ByteArrayInputStream(head, skipped, head.length - skipped), atHead);
    }
    return new FileInput(at, raw, reader(file, in, raw, at));
  }

  private boolean isPlain(SourceFile file) {
    return means.unpacking.decoder(file.name()).isIdentity();
  }

  private RecordReader reader(SourceFile file, InputStream in, RawStream raw, FileOffset at)
      throws IOException {
    try {
      InputStream content = in;
      if (!isPlain(file)) {
        content = means.unpacking.decoder(file.name()).decode(in);
        skip(content, at.position().bytes());
      }
      return at.position().records() == 0 && at.position().bytes() == 0
          ? means.format.read(content)
          : means.format.resume(content, at.position());
    } catch (IOException | RuntimeException e) {
      in.close();
      new FileInput(at, raw, NoRecords.INSTANCE).requireWhole();
      throw e;
    }
  }

  private static void skip(InputStream content, long bytes) throws IOException {
    try {
      content.skipNBytes(bytes);
    } catch (EOFException e) {
      throw new MalformedInputException(
          "The unpacked content is shorter than what was read before", 0, 0);
    }
  }
}
