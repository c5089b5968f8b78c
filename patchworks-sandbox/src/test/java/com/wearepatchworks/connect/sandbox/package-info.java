/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the sandbox. */
@NullMarked
package com.wearepatchworks.connect.sandbox;

import org.jspecify.annotations.NullMarked;
