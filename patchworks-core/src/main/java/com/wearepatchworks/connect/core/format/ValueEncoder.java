/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** The bytes of one value in a format, without what stands between records. Stateless. */
interface ValueEncoder {
  /**
   * Its bytes.
   *
   * @throws org.apache.kafka.connect.errors.DataException when it has no form in this format
   */
  byte[] encode(@Nullable Schema schema, @Nullable Object value);
}
