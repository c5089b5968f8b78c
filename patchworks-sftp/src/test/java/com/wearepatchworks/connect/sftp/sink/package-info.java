/* SPDX-License-Identifier: Apache-2.0 */
/** Tests. */
@NullMarked
package com.wearepatchworks.connect.sftp.sink;

import org.jspecify.annotations.NullMarked;
