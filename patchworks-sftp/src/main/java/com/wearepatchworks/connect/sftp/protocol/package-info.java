/* SPDX-License-Identifier: Apache-2.0 */
/**
 * SFTP version 3 (draft-ietf-secsh-filexfer-02, with OpenSSH's extensions) over any two streams.
 * Many requests are under way at once, from many threads, on one channel. Knows no SSH library.
 */
@NullMarked
package com.wearepatchworks.connect.sftp.protocol;

import org.jspecify.annotations.NullMarked;
