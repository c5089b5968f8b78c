/* SPDX-License-Identifier: Apache-2.0 */
/** The protocol against servers that misbehave; {@code sftp.client} has those that behave. */
@NullMarked
package com.wearepatchworks.connect.sftp.protocol;

import org.jspecify.annotations.NullMarked;
