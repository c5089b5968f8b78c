/* SPDX-License-Identifier: Apache-2.0 */
/** The sink: records as whole files on an SFTP server. */
@NullMarked
package com.wearepatchworks.connect.sftp.sink;

import org.jspecify.annotations.NullMarked;
