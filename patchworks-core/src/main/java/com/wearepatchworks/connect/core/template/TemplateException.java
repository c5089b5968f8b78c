/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.template;

/** A template cannot be rendered over this record; another record may well do. */
public final class TemplateException extends RuntimeException {
  TemplateException(String message) {
    super(message);
  }
}
