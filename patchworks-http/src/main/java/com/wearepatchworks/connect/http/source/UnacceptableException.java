/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

/** A record that cannot be made of what a client sent. */
final class UnacceptableException extends RuntimeException {
  private final int status;

  UnacceptableException(int status, String detail) {
    super(detail);
    this.status = status;
  }

  int status() {
    return status;
  }
}
