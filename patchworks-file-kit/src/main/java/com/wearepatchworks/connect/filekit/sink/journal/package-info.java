/* SPDX-License-Identifier: Apache-2.0 */
/** What has been published, kept beside the files. */
@NullMarked
package com.wearepatchworks.connect.filekit.sink.journal;

import org.jspecify.annotations.NullMarked;
