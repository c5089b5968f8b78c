/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.filekit.source.discovery.SourceFile;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import org.jspecify.annotations.Nullable;

/**
 * How reading a file ended.
 *
 * @param file where it lies now
 * @param failure why it cannot be read; null unless it failed
 */
public record Verdict(Ending ending, SourceFile file, @Nullable FileFailure failure) {
  /** How it ended. */
  public enum Ending {
    /** Read to its end, unchanged since it was listed. */
    DONE,
    /** It cannot be read as it is. */
    FAILED,
    /** It is not what was listed any more: to be looked at again. */
    CHANGED,
    /** It is not there any more. */
    GONE
  }

  static Verdict of(Ending ending, SourceFile file) {
    return new Verdict(ending, file, null);
  }

  static Verdict failed(SourceFile file, FileFailure failure) {
    return new Verdict(Ending.FAILED, file, failure);
  }

  /** For a file whose committed offset says that it was read by an earlier task. */
  public static Progress readBefore(SourceFile file, FileOffset stored) {
    Progress progress = new Progress(file, stored);
    progress.end(of(Ending.DONE, file));
    return progress;
  }
}
