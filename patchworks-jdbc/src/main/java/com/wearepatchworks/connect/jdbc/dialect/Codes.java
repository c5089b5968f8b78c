/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import com.wearepatchworks.connect.jdbc.dialect.Failures.Kind;
import java.util.HashMap;
import java.util.Map;

/** A vendor's error numbers and what they mean. */
final class Codes {
  private final Map<Integer, Kind> kinds = new HashMap<>();

  Codes row(int... codes) {
    return put(Kind.ROW, codes);
  }

  Codes retry(int... codes) {
    return put(Kind.RETRY, codes);
  }

  Codes fatal(int... codes) {
    return put(Kind.FATAL, codes);
  }

  private Codes put(Kind kind, int... codes) {
    for (int code : codes) {
      kinds.put(code, kind);
    }
    return this;
  }

  Map<Integer, Kind> all() {
    return Map.copyOf(kinds);
  }
}
