/* SPDX-License-Identifier: Apache-2.0 */

/** The program behind {@code examples/run}: plays each example and counts what arrives. */
@NullMarked
package com.wearepatchworks.connect.examples;

import org.jspecify.annotations.NullMarked;
