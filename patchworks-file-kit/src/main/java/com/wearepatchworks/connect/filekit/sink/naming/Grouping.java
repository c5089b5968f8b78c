/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.naming;

import com.wearepatchworks.connect.core.template.SinkScope;
import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.core.template.TemplateException;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Which records of a partition share files: those of which the deciding variables are the same.
 * Only what the record itself says decides, so that a record that is read again finds its group
 * again. Its text is kept in journals, where it outlives a change of the template.
 */
public final class Grouping {
  private static final String SEPARATOR = "/"; // no escaped value has one

  private final String text;
  private final Template template;

  private Grouping(String text) {
    this.text = text;
    this.template = Template.compile(text, SinkScope.ROOTS);
  }

  static Grouping compile(List<String> deciding) {
    return new Grouping(String.join(SEPARATOR, deciding));
  }

  /** What {@link #text} returned. */
  public static Grouping parse(String text) {
    return new Grouping(text);
  }

  /** All that {@link #parse} needs. */
  public String text() {
    return text;
  }

  /**
   * The record's group.
   *
   * @throws TemplateException when a variable has no value
   */
  public String of(SinkRecord record) {
    return text.isEmpty() ? "" : template.render(new SinkScope(record), Escape::text);
  }
}
