/* SPDX-License-Identifier: Apache-2.0 */
/** Text with variables over a record, compiled once. */
@NullMarked
package com.wearepatchworks.connect.core.template;

import org.jspecify.annotations.NullMarked;
