/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** The first files in order, as many as are wanted: the rest of a listing is not kept. */
final class Candidates {
  private final PriorityQueue<Candidate> last;
  private final Comparator<Candidate> order;
  private final int capacity;
  private boolean overflown;

  /** A file, and whether it is whole; one that is not holds back what follows in its lane. */
  private record Candidate(SourceFile file, boolean ready) {}

  Candidates(FileOrder order, int capacity) {
    Comparator<SourceFile> files = order.comparator();
    this.order = (a, b) -> files.compare(a.file, b.file);
    this.last = new PriorityQueue<>(this.order.reversed());
    this.capacity = capacity;
  }

  void offerReady(SourceFile file) {
    offer(new Candidate(file, true));
  }

  void offerUnready(SourceFile file) {
    offer(new Candidate(file, false));
  }

  private void offer(Candidate candidate) {
    if (last.size() < capacity) {
      last.add(candidate);
      return;
    }
    overflown = true;
    Candidate farthest = last.peek();
    if (farthest != null && order.compare(candidate, farthest) < 0) {
      last.poll();
      last.add(candidate);
    }
  }

  /** Whether there were more than could be kept. */
  boolean overflown() {
    return overflown;
  }

  /** Those that may be read now, in order. */
  List<SourceFile> ready() {
    List<Candidate> sorted = new ArrayList<>(last);
    sorted.sort(order);
    List<SourceFile> ready = new ArrayList<>(sorted.size());
    Set<String> heldBack = new HashSet<>();
    for (Candidate candidate : sorted) {
      String lane = candidate.file.lane();
      if (!candidate.ready) {
        heldBack.add(lane);
      } else if (!heldBack.contains(lane)) {
        ready.add(candidate.file);
      }
    }
    return ready;
  }
}
