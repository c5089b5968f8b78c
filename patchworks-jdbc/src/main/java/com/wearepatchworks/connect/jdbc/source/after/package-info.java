/* SPDX-License-Identifier: Apache-2.0 */
/** What happens to a row when Kafka has it. */
@NullMarked
package com.wearepatchworks.connect.jdbc.source.after;

import org.jspecify.annotations.NullMarked;
