/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.sink.SinkRecord;

/** The flow that takes published files away, and keeps account of what was in them. */
final class Ledger {
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final InMemoryFiles store;
  private final Map<String, List<String>> filesOfRecords = new HashMap<>();
  private final Map<String, String> taken = new HashMap<>();

  Ledger(InMemoryFiles store) {
    this.store = store;
  }

  static String id(SinkRecord record) {
    Matcher id = ID.matcher(String.valueOf(record.value()));
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  /** Takes what is published, except what belongs to the connector. */
  void take() {
    for (String path : store.paths()) {
      if (!path.contains("/.patchworks/")) {
        String text = new String(Objects.requireNonNull(store.get(path)), StandardCharsets.UTF_8);
        assertThat(taken.put(path, text)).as("%s had been taken before", path).isNull();
        remove(path);
        Matcher ids = ID.matcher(text);
        while (ids.find()) {
          filesOfRecords.computeIfAbsent(ids.group(1), id -> new ArrayList<>()).add(path);
        }
      }
    }
  }

  private void remove(String path) {
    try {
      store.delete(path);
    } catch (FileStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> files(String id) {
    return filesOfRecords.getOrDefault(id, List.of());
  }

  /** Every file was ended, and has beside it what the others have. */
  void assertWhole(String about) {
    taken.forEach(
        (path, text) -> {
          if (path.endsWith(".txt")) {
            assertThat(text).as("%s: %s", about, path).endsWith("end\n");
          }
        });
    List<String> data = taken.keySet().stream().filter(path -> path.endsWith(".txt")).toList();
    for (String suffix : List.of(".md5", ".done")) {
      long beside = taken.keySet().stream().filter(path -> path.endsWith(suffix)).count();
      assertThat(beside).as("%s: %s", about, suffix).isIn(0L, (long) data.size());
    }
  }
}
