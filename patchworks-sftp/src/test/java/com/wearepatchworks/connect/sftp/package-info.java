/* SPDX-License-Identifier: Apache-2.0 */
/** Tests. */
@NullMarked
package com.wearepatchworks.connect.sftp;

import org.jspecify.annotations.NullMarked;
