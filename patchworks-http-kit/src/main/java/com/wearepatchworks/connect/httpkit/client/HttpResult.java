/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import com.wearepatchworks.connect.httpkit.Headers;

/**
 * What the other side answered.
 *
 * @param status three digits, 200 to 599
 * @param excerpt the body's beginning as text (its declared charset, UTF-8 otherwise)
 * @param truncated whether the body went on after the excerpt
 */
public record HttpResult(int status, Headers headers, String excerpt, boolean truncated) {
  /** Whether the status is 2xx. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }
}
