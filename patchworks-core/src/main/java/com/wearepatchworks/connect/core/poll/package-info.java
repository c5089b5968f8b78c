/* SPDX-License-Identifier: Apache-2.0 */
/** What sources that read by themselves share, whatever they read. */
@NullMarked
package com.wearepatchworks.connect.core.poll;

import org.jspecify.annotations.NullMarked;
