/* SPDX-License-Identifier: Apache-2.0 */
/** Which tables are followed, and by which task. */
@NullMarked
package com.wearepatchworks.connect.jdbc.source.tables;

import org.jspecify.annotations.NullMarked;
