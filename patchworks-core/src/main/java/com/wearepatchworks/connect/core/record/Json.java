/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** How JSON is read and written here. */
public final class Json {
  /** Deeper documents are refused: they are attacks, and every later reader would pay for them. */
  public static final int MAX_NESTING = 256;

  /** Longer numbers are refused, in characters. */
  private static final int MAX_NUMBER_LENGTH = 1_000;

  /** The one factory. Text length is bounded by whoever bounds the input. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(64 << 10)
                  .build())
          // names come from strangers: they must not fill the JVM's table of interned strings
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private Json() {}
}
