/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.List;
import java.util.Map;

/** How a connection is set up so that nothing on it waits for ever. */
public interface Session {
  /** Properties for the driver; those of the user win over them. */
  Map<String, String> properties(Timeouts timeouts, String application);

  /** SQL to run on each new physical connection, in this order, in autocommit. */
  List<String> statements(Timeouts timeouts);
}
