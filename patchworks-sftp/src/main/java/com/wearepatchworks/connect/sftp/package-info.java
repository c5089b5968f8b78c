/* SPDX-License-Identifier: Apache-2.0 */
/** Connectors for SFTP. */
@NullMarked
package com.wearepatchworks.connect.sftp;

import org.jspecify.annotations.NullMarked;
