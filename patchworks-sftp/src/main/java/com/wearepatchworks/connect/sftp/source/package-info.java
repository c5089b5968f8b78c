/* SPDX-License-Identifier: Apache-2.0 */
/** Source: reads the files of an SFTP server. */
@NullMarked
package com.wearepatchworks.connect.sftp.source;

import org.jspecify.annotations.NullMarked;
