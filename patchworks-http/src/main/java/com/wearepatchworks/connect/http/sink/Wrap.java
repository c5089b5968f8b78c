/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import com.wearepatchworks.connect.core.record.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What is put around a record's value. */
enum Wrap {
  /** Nothing. */
  NONE {
    @Override
    byte[] apply(byte[] body) {
      return body;
    }
  },
  /**
   * {@code {"payload":"<the value as a string>"}}: what Patchworks' start and manual endpoints
   * take.
   */
  PAYLOAD {
    @Override
    byte[] apply(byte[] body) {
      return JsonText.of(null, Map.of("payload", new String(body, StandardCharsets.UTF_8)));
    }
  };

  abstract byte[] apply(byte[] body);
}
