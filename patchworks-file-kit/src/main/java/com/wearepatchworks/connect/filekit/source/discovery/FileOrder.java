/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import java.util.Comparator;

/** Which of two files is read first. */
public enum FileOrder {
  /** By path. */
  NAME {
    @Override
    Comparator<SourceFile> comparator() {
      return PATH;
    }
  },
  /** By time of modification, then by path. */
  MODIFIED {
    @Override
    Comparator<SourceFile> comparator() {
      return Comparator.<SourceFile>comparingLong(file -> file.entry().modifiedMs())
          .thenComparing(PATH);
    }
  },
  /** By the group {@code order} of the regular expression, numbers as numbers; then by path. */
  GROUP {
    @Override
    Comparator<SourceFile> comparator() {
      return Comparator.comparing(SourceFile::rank, FileOrder::compareRanks).thenComparing(PATH);
    }
  };

  /** Its group in the regular expression. */
  public static final String GROUP_NAME = "order";

  private static final Comparator<SourceFile> PATH = Comparator.comparing(SourceFile::path);

  abstract Comparator<SourceFile> comparator();

  private static int compareRanks(String a, String b) {
    if (!isNumber(a) || !isNumber(b)) {
      return a.compareTo(b);
    }
    String x = withoutZeros(a);
    String y = withoutZeros(b);
    int byLength = Integer.compare(x.length(), y.length());
    return byLength != 0 ? byLength : x.compareTo(y);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String withoutZeros(String digits) {
    int at = 0;
    while (at < digits.length() && digits.charAt(at) == '0') {
      at++;
    }
    return digits.substring(at);
  }
}
