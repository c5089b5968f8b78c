/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file's content, asked for ahead of the reader: a few pieces at first, twice as many whenever
 * the reader had to wait, for as long as that does not merely lengthen the queue on the line. For
 * one thread at a time.
 *
 * <p>A piece that comes short is completed; what else is on its way stays valid. Closing early
 * waits for nothing.
 */
final class ReadAhead extends InputStream {
  private static final int FIRST_SLOTS = 2;
  private static final int MANY_SLOTS = 16;
  private static final int BATCH_SLOTS = 16;

  /** Less than this is never too much to have under way. */
  private static final int MODEST_BYTES = 2 << 20;

  private static final long PATIENCE_NANOS = 30_000_000;

  private final Wire wire;
  private final byte[] handle;
  private final ReadSettings settings;
  private final Call sizeCall;
  private final Deque<Slot> slots = new ArrayDeque<>();
  private final long baseLatencyNanos;
  private int window = FIRST_SLOTS;
  private int usedSinceGrowth;
  private long heldBytes;
  private long nextOffset;
  private long size = -1;
  private boolean ended;
  private boolean closed;

  /** Reads the file behind {@code opened}, a call of OPEN that succeeded, from a byte on. */
  ReadAhead(Wire wire, Call opened, ReadSettings settings, long from) throws IOException {
    this.wire = wire;
    this.handle = opened.handle();
    this.settings = settings;
    this.baseLatencyNanos = opened.latencyNanos();
    this.nextOffset = from;
    this.sizeCall = Call.small();
    wire.queue(Request.of(Fxp.FSTAT).string(handle), sizeCall);
    fill();
    wire.flush();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int at, int length) throws IOException {
    Objects.checkFromIndexSize(at, length, to.length);
    if (closed) {
      throw new IOException("this stream is closed");
    }
    if (length == 0) {
      return 0;
    }
    Slot head = ready();
    if (head == null) {
      ended = true;
      return -1;
    }
    int count = head.take(to, at, length);
    if (head.isUsedUp()) {
      replace(head);
    }
    return count;
  }

  @Override
  public int available() {
    Slot head = slots.peek();
    return head == null || ended ? 0 : head.available();
  }

  /** The first piece, with bytes to take; null at the end of the file. */
  private @Nullable Slot ready() throws IOException {
    while (!ended) {
      Slot head = slots.peek();
      if (head == null) {
        return null;
      }
      if (head.available() > 0) {
        return head;
      }
      if (head.isAtEnd()) {
        return null;
      }
      if (head.isShort()) {
        if (head.endOffset() == fileSize()) {
          return null;
        }
        completeShortOnes();
      }
      settle(head);
    }
    return null;
  }

  private void settle(Slot head) throws IOException {
    boolean waited = !head.isAnswered();
    int came = head.settle();
    if (head.isShort() && came > 0 && head.endOffset() != fileSize()) {
      settings.answeredOnly(came);
    }
    if (waited && usedSinceGrowth >= window / 2 && (heldBytes < MODEST_BYTES || !queued(head))) {
      window *= 2;
      usedSinceGrowth = 0;
    }
  }

  /** Whether answers come late because more is on the line than fits, not because it is long. */
  private boolean queued(Slot head) {
    return head.latencyNanos() > Math.max(PATIENCE_NANOS, 5 * baseLatencyNanos / 2);
  }

  /** All at once, so that a server that always answers short costs no round trip for each piece. */
  private void completeShortOnes() throws IOException {
    for (Slot slot : slots) {
      if (slot.isAnswered()) {
        slot.settle();
        if (slot.isShort() && slot.endOffset() != fileSize()) {
          slot.askForRest(wire, handle);
        }
      }
    }
    wire.flush();
  }

  /** Asks for the next pieces, several in one packet. */
  private void replace(Slot head) throws IOException {
    slots.remove();
    usedSinceGrowth++;
    heldBytes -= head.size();
    settings.release(head.size());
    if (slots.size() <= window - Math.min(BATCH_SLOTS, window / 4)) {
      fill();
      wire.flush();
    }
  }

  private void fill() throws IOException {
    while (slots.size() < window && isWorthAsking()) {
      int bytes = pieceBytes();
      if (!settings.reserve(heldBytes, bytes)) {
        if (slots.size() >= FIRST_SLOTS) {
          window = slots.size();
          return;
        }
        settings.release(-bytes); // overdraws: the first pieces are every reader's due
      }
      heldBytes += bytes;
      Slot slot = new Slot(bytes);
      slot.ask(wire, handle, nextOffset);
      nextOffset += bytes;
      slots.add(slot);
    }
  }

  /** Small at first, for files are. */
  private int pieceBytes() {
    int most = settings.requestBytes();
    return window < MANY_SLOTS ? Math.min(most, ReadSettings.USUAL_REQUEST_BYTES) : most;
  }

  /** Beyond the end that the server told there is nothing to ask for. */
  private boolean isWorthAsking() throws IOException {
    return !sizeCall.isDone() || fileSize() <= 0 || nextOffset < fileSize();
  }

  /** What the server says; a size of 0 may be that of a file that has content all the same. */
  private long fileSize() throws IOException {
    if (size < 0) {
      try {
        Long told = sizeCall.attributes().size();
        size = told == null ? 0 : told;
      } catch (SftpStatusException e) {
        size = 0;
      }
    }
    return size;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    settings.release(heldBytes);
    slots.clear();
    try {
      wire.send(Request.of(Fxp.CLOSE).string(handle));
    } catch (IOException e) {
      // the channel ended, and the handle with it
    }
  }
}
