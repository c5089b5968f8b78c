/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

/**
 * Rows that may be written together: tombstones first, then the others, no key twice.
 *
 * @param deletes numbers of tombstones
 * @param writes numbers of rows, in the order in which they are sent
 */
record Run(int[] deletes, int[] writes) {}
