/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.core.format.Position;
import com.wearepatchworks.connect.filekit.source.offset.FileIdentity;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import org.jspecify.annotations.Nullable;

/** What a file is that begins as one that was read, and is longer. */
public enum Appended {
  /** The same file: what was added is read. */
  CONTINUE,
  /** Another file: it is read from its start. */
  NEW,
  /** The same file: what was added is not read. */
  IGNORE;

  /**
   * Where reading begins, seen what is stored for the path; null when nothing is to be read.
   *
   * @param head the first bytes of the file as it is now
   */
  @Nullable FileOffset start(@Nullable FileOffset stored, FileIdentity now, byte[] head) {
    FileOffset anew = new FileOffset(now, Position.START, 0);
    if (stored == null || !stored.identity().beginsLike(head)) {
      return anew;
    }
    FileIdentity then = stored.identity();
    boolean same = then.size() == now.size() && then.modifiedMs() == now.modifiedMs();
    if (!same && then.size() >= now.size()) {
      return anew;
    }
    FileOffset goOn = new FileOffset(now, stored.position(), stored.bad());
    if (same || this == CONTINUE) {
      return goOn;
    } else if (this == NEW) {
      return anew;
    }
    return stored.isComplete() ? null : goOn;
  }
}
