/* SPDX-License-Identifier: Apache-2.0 */
/** The store against real servers: OpenSSH's and MINA's. */
@NullMarked
package com.wearepatchworks.connect.sftp.client;

import org.jspecify.annotations.NullMarked;
