/* SPDX-License-Identifier: Apache-2.0 */
/** SFTP: files through the connector into Kafka, and through other clients into nothing. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.sftp;

import org.jspecify.annotations.NullMarked;
