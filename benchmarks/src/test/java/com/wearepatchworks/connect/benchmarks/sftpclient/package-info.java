/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package com.wearepatchworks.connect.benchmarks.sftpclient;

import org.jspecify.annotations.NullMarked;
