/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Engine of the push sources: transport threads hand records over, Kafka's acknowledgement answers
 * the sender.
 */
@NullMarked
package com.wearepatchworks.connect.core.inbox;

import org.jspecify.annotations.NullMarked;
