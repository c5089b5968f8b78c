/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.publish;

import com.wearepatchworks.connect.filekit.sink.spool.Spool;
import java.util.List;

/** A file to which nothing is added any more. */
public final class FinishedFile {
  private final String group;
  private final Span span;
  private final Spool spool;
  private final String target;
  private final long size;
  private volatile List<String> tickets = List.of();
  private volatile boolean cleared;

  /** The records of a file: of these offsets, those of the file's group. */
  public record Span(long first, long last, long records) {}

  /**
   * A file.
   *
   * @param target its absolute path
   */
  public FinishedFile(String group, Span span, Spool spool, String target) {
    this.group = group;
    this.span = span;
    this.spool = spool;
    this.target = target;
    this.size = spool.size();
  }

  /** Its group. */
  public String group() {
    return group;
  }

  /** Its records. */
  public Span span() {
    return span;
  }

  /** Its content. */
  public Spool spool() {
    return spool;
  }

  /** Its size in bytes. */
  public long size() {
    return size;
  }

  /** Its absolute path. */
  public String target() {
    return target;
  }

  String name() {
    return target.substring(target.lastIndexOf('/') + 1);
  }

  List<String> tickets() {
    return tickets;
  }

  void sealed(List<String> all) {
    tickets = List.copyOf(all);
  }

  void clear() {
    cleared = true;
  }

  /** Whether it is all at the store, and may be published. */
  boolean isReady() {
    return cleared && !tickets.isEmpty();
  }
}
