/* SPDX-License-Identifier: Apache-2.0 */
/** What happens to a file after its last record has been committed. */
@NullMarked
package com.wearepatchworks.connect.filekit.source.cleanup;

import org.jspecify.annotations.NullMarked;
