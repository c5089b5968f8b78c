/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one channel. All fail with {@link SftpStatusException} when the server says no,
 * and with {@link SftpLostException} when the channel has ended. For any number of threads.
 */
public final class SftpClient {
  private final Wire wire;
  private final Names names;
  private volatile Map<String, String> extensions = Map.of();

  /** A client that sends to {@code out}; the server's bytes are to be given to incoming. */
  public SftpClient(OutputStream out, Charset charset) {
    wire = new Wire(out);
    names = new Names(charset);
  }

  /** Where the server's bytes go, never blocking; closing it ends the client. */
  public OutputStream incoming() {
    return wire.incoming();
  }

  /** Agrees on the version with the server. */
  public void start() throws IOException {
    extensions = wire.start();
  }

  /** Whether the channel works as far as is known. */
  public boolean isOpen() {
    return wire.isOpen();
  }

  /** For how long the server has owed an answer without sending a byte. */
  public long silentNanos() {
    return wire.silentNanos();
  }

  /** Ends the client: whoever waits is told why. */
  public void end(String why) {
    wire.end(new IOException(why));
  }

  /** Whether the server replaces a file in one step by a rename. */
  public boolean replacesByRename() {
    return "1".equals(extensions.get(Fxp.POSIX_RENAME));
  }

  /** Whether the server can be asked to bring a file to its disk. */
  public boolean syncs() {
    return extensions.containsKey(Fxp.FSYNC);
  }

  /** How much room there is at a path; null where the server cannot be asked. */
  public @Nullable Space space(String path) throws IOException {
    if (!"2".equals(extensions.get(Fxp.STATVFS))) {
      return null;
    }
    Call call = wire.send(Request.extended(Fxp.STATVFS).string(names.bytes(path)));
    try {
      return Space.read(call.body(Fxp.EXTENDED_REPLY));
    } catch (BufferUnderflowException e) {
      throw new IOException("the server's answer to STATVFS makes no sense", e);
    }
  }

  private Request on(int type, String path) {
    return Request.of(type).string(names.bytes(path));
  }

  /** What is at a path, behind links; a link that leads nowhere itself; null when nothing is. */
  public @Nullable Attributes stat(String path) throws IOException {
    Call behind = Call.small();
    wire.queue(on(Fxp.STAT, path), behind);
    Call itself = wire.send(on(Fxp.LSTAT, path));
    try {
      return behind.attributes();
    } catch (SftpStatusException e) {
      if (!e.isMissing()) {
        throw e;
      }
    }
    try {
      return itself.attributes();
    } catch (SftpStatusException e) {
      if (e.isMissing()) {
        return null;
      }
      throw e;
    }
  }

  /** Shows the names in a directory and what is behind them, until {@code visitor} says false. */
  public void list(String directory, BiPredicate<String, Attributes> visitor) throws IOException {
    Listing.list(wire, names, directory, visitor);
  }

  /** Opens a file to read. */
  public InputStream read(String path, long from, ReadSettings settings) throws IOException {
    Call opened = wire.send(on(Fxp.OPEN, path).number(Fxp.FLAG_READ).number(0));
    opened.handle();
    return new ReadAhead(wire, opened, settings, from);
  }

  /** Opens a file to write; what is there is lost. */
  public WriteBehind write(String path) throws IOException {
    int flags = Fxp.FLAG_WRITE | Fxp.FLAG_CREATE | Fxp.FLAG_TRUNCATE;
    return new WriteBehind(wire, wire.send(on(Fxp.OPEN, path).number(flags).number(0)).handle());
  }

  /** Removes a file. */
  public void remove(String path) throws IOException {
    wire.send(on(Fxp.REMOVE, path)).ok();
  }

  /** Makes a directory whose parent exists. */
  public void makeDirectory(String path) throws IOException {
    wire.send(on(Fxp.MKDIR, path).number(0)).ok();
  }

  /** Renames; servers that know {@link #replace} refuse a target that exists. */
  public void rename(String from, String to) throws IOException {
    wire.send(on(Fxp.RENAME, from).string(names.bytes(to))).ok();
  }

  /** Renames in one step in place of what is there; see {@link #replacesByRename}. */
  public void replace(String from, String to) throws IOException {
    wire.send(Request.extended(Fxp.POSIX_RENAME).string(names.bytes(from)).string(names.bytes(to)))
        .ok();
  }
}
