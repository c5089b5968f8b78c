/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import com.wearepatchworks.connect.core.template.Scope;
import com.wearepatchworks.connect.core.template.Variable;
import com.wearepatchworks.connect.httpkit.listener.RequestHead;
import org.jspecify.annotations.Nullable;

/** The variables that a topic may be made of: those of the path. */
record PathScope(RequestHead head) implements Scope {
  @Override
  public @Nullable Object lookup(Variable variable) {
    return head.match().variables().get(String.join(".", variable.path()));
  }
}
