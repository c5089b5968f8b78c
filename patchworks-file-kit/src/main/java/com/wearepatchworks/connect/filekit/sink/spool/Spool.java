/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.spool;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The content of one file until it is published: in memory while it is small, else in a file that
 * has no name any more, so that nothing of it stays when the worker is killed. Written by one
 * thread, then read by another, as often as an upload is tried.
 */
public final class Spool extends OutputStream {
  private static final int FIRST_BYTES = 8 << 10;

  private final Path directory;
  private final int memory;
  private byte[] buffer;
  private int buffered;
  private long spilled;
  private @Nullable FileChannel file;

  /**
   * An empty one.
   *
   * @param directory where it goes when it grows
   * @param memory how many bytes of it stay in memory
   */
  public Spool(Path directory, int memory) {
    this.directory = directory;
    this.memory = memory;
    this.buffer = new byte[Math.min(FIRST_BYTES, memory)];
  }

  /** How many bytes were written. */
  public long size() {
    return spilled + buffered;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (buffered + length > memory) {
      spill(ByteBuffer.wrap(buffer, 0, buffered));
      buffered = 0;
    }
    if (length > memory) {
      spill(ByteBuffer.wrap(bytes, offset, length));
      return;
    }
    if (buffered + length > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(memory, 2 * (buffered + length)));
    }
    System.arraycopy(bytes, offset, buffer, buffered, length);
    buffered += length;
  }

  private void spill(ByteBuffer bytes) throws IOException {
    FileChannel target = file == null ? create() : file;
    while (bytes.hasRemaining()) {
      spilled += target.write(bytes, spilled);
    }
  }

  private FileChannel create() throws IOException {
    Files.createDirectories(directory);
    Path path = Files.createTempFile(directory, "patchworks-", ".spool");
    FileChannel created =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE); // on Unix the name is gone from here on
    file = created;
    return created;
  }

  /** All of it, from the beginning. */
  public InputStream content() {
    InputStream rest = new ByteArrayInputStream(buffer, 0, buffered);
    return file == null ? rest : new SequenceInputStream(new Spilled(file, spilled), rest);
  }

  /** Throws it away. */
  @Override
  public void close() {
    buffer = new byte[0];
    buffered = 0;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        // it is of no use to anybody
      }
    }
  }

  /** What is on disk; closing it leaves the channel open. */
  private static final class Spilled extends InputStream {
    private final FileChannel channel;
    private final long end;
    private long position;

    Spilled(FileChannel channel, long end) {
      this.channel = channel;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (position >= end) {
        return -1;
      }
      int wanted = (int) Math.min(length, end - position);
      int count = channel.read(ByteBuffer.wrap(into, offset, wanted), position);
      if (count > 0) {
        position += count;
      }
      return count;
    }
  }
}
