/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.wearepatchworks.connect.core.inbox.Budget;

/** Whether the body of a request is wanted. */
public sealed interface Verdict {
  /** No: this is the answer; the body is not read. */
  record Refuse(Reply reply) implements Verdict {}

  /**
   * Yes.
   *
   * @param lease room for the declared length, or for 0 bytes when none is declared. The listener
   *     grows it by what arrives beyond that and by what inflates, answers 503 when it does not
   *     fit, and closes it unless the request gets as far as {@link Endpoint#handle}.
   */
  record Accept(Budget.Lease lease) implements Verdict {}
}
