/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

/** A named column of rows of text, and what its texts stand for. */
public record Column(String name, ColumnType type) {}
