/* SPDX-License-Identifier: Apache-2.0 */
/** Other people's SFTP clients, each in a process of its own. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.sftpclient;

import org.jspecify.annotations.NullMarked;
