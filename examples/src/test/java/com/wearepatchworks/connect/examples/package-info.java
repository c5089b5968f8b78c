/* SPDX-License-Identifier: Apache-2.0 */

/** Tests of the parts of {@code examples/run}; that it works as a whole is shown by running it. */
@NullMarked
package com.wearepatchworks.connect.examples;

import org.jspecify.annotations.NullMarked;
