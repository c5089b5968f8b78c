/* SPDX-License-Identifier: Apache-2.0 */
/** Tests. */
@NullMarked
package com.wearepatchworks.connect.filekit.sink.publish;

import org.jspecify.annotations.NullMarked;
