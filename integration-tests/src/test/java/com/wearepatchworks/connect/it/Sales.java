/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbered rows of sales in numbered files, and what must hold for those that arrive. */
final class Sales {
  private static final String PADDING = "y".repeat(60);

  private final int rowsInFile;
  private int files;

  Sales(int rowsInFile) {
    this.rowsInFile = rowsInFile;
  }

  /** How many rows there are so far. */
  int rows() {
    return files * rowsInFile;
  }

  /** Drops one more file. */
  Sales dropInto(SftpPlace place) {
    StringBuilder csv = new StringBuilder("id,shop,note\n");
    for (int i = 0; i < rowsInFile; i++) {
      int id = files * rowsInFile + i;
      csv.append(id).append(",\"Käse, ").append(id % 7).append("\",");
      csv.append(PADDING, 0, id % PADDING.length()).append('\n');
    }
    place.drop("sales-%04d.csv".formatted(files), csv.toString());
    files++;
    return this;
  }

  /** Every row is there, and none twice. */
  void assertEachOnce(Collection<String> ids) {
    Map<String, Integer> times = new HashMap<>();
    ids.forEach(id -> times.merge(id, 1, Integer::sum));
    List<Integer> missing = new ArrayList<>();
    for (int id = 0; id < rows(); id++) {
      if (times.remove(Integer.toString(id)) == null) {
        missing.add(id);
      }
    }
    assertThat(missing).as("rows that are missing").isEmpty();
    assertThat(times.keySet()).as("rows that nobody sent").isEmpty();
    assertThat(ids).as("rows, each once").hasSize(rows());
  }
}
