/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Reads a directory, several answers under way at once, and looks behind its symbolic links. */
final class Listing {
  private static final int MOST_UNDER_WAY = 32;

  private final Wire wire;
  private final Names names;
  private final String prefix;
  private final byte[] handle;
  private final Deque<Call> underWay = new ArrayDeque<>();
  private boolean ended;

  private record Item(String name, Attributes attributes, @Nullable Call behind) {}

  private Listing(Wire wire, Names names, String directory) throws IOException {
    this.wire = wire;
    this.names = names;
    this.prefix = directory.endsWith("/") ? directory : directory + "/";
    this.handle = wire.send(Request.of(Fxp.OPENDIR).string(names.bytes(directory))).handle();
  }

  /** Shows names and what is behind them until {@code visitor} answers false. */
  static void list(
      Wire wire, Names names, String directory, BiPredicate<String, Attributes> visitor)
      throws IOException {
    Listing listing = new Listing(wire, names, directory);
    try {
      listing.run(visitor);
    } finally {
      wire.send(Request.of(Fxp.CLOSE).string(listing.handle));
    }
  }

  private void run(BiPredicate<String, Attributes> visitor) throws IOException {
    int window = 2;
    while (true) {
      while (underWay.size() < window) {
        underWay.add(wire.send(Request.of(Fxp.READDIR).string(handle)));
      }
      for (Item item : next(underWay.remove())) {
        if (!visitor.test(item.name, behind(item))) {
          return;
        }
      }
      if (ended) {
        return;
      }
      window = Math.min(MOST_UNDER_WAY, window + 1);
    }
  }

  private List<Item> next(Call call) throws IOException {
    List<Item> items = new ArrayList<>();
    try {
      ByteBuffer in = call.body(Fxp.NAME);
      for (int i = in.getInt(); i > 0; i--) {
        String name = names.listed(Call.string(in));
        Call.string(in); // the line that ls would print
        Attributes attributes = Attributes.read(in);
        if (name != null) {
          items.add(new Item(name, attributes, lookBehind(name, attributes)));
        }
      }
      wire.flush();
    } catch (SftpStatusException e) {
      if (e.code() != SftpStatusException.EOF) {
        throw e;
      }
      ended = true;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException("the server's listing makes no sense", e);
    }
    return items;
  }

  private @Nullable Call lookBehind(String name, Attributes attributes) throws IOException {
    if (attributes.isComplete() && !attributes.isLink()) {
      return null;
    }
    Call call = Call.small();
    wire.queue(Request.of(Fxp.STAT).string(names.bytes(prefix + name)), call);
    return call;
  }

  private static Attributes behind(Item item) throws IOException {
    if (item.behind == null) {
      return item.attributes;
    }
    try {
      return item.behind.attributes();
    } catch (SftpStatusException e) {
      return item.attributes; // a link that leads nowhere
    }
  }
}
