/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

/**
 * A column of a result.
 *
 * @param name its label
 * @param jdbcType of {@link java.sql.Types}
 * @param typeName the database's own name of the type
 * @param precision digits or characters; 0 when not declared
 * @param scale digits behind the point
 * @param nullable whether it may be null
 */
public record Column(
    String name, int jdbcType, String typeName, int precision, int scale, Nullability nullable) {

  /** Whether null may occur. */
  public enum Nullability {
    /** Never. */
    REQUIRED,
    /** It may, or nobody knows. */
    OPTIONAL
  }
}
