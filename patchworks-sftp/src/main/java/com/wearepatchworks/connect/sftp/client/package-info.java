/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Files of an SFTP server: connection, trust, login, and what a server's statuses mean. SSH is
 * JSch's, SFTP is our own ({@code sftp.protocol}).
 */
@NullMarked
package com.wearepatchworks.connect.sftp.client;

import org.jspecify.annotations.NullMarked;
