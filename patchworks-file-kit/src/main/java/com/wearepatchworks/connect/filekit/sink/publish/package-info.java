/* SPDX-License-Identifier: Apache-2.0 */
/** From a finished file to a published one. */
@NullMarked
package com.wearepatchworks.connect.filekit.sink.publish;

import org.jspecify.annotations.NullMarked;
