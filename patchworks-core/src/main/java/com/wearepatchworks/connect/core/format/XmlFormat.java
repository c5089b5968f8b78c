/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * Elements of an XML document of any size, each as an object: attributes are {@code @name}, child
 * elements have their names (without prefix; those that repeat are lists), text beside them is
 * {@code #text}, and an element with neither attributes nor children is its text. Document types,
 * and with them entities, are refused. A resumed reader starts from the beginning.
 *
 * @param path which elements: {@code /orders/order} from the root, or {@code order} wherever they
 *     are; {@code *} is any name. Elements within one that was found are parts of it
 * @param maxRecordBytes elements with more in them (characters of names and texts) are bad records
 */
public record XmlFormat(String path, int maxRecordBytes) implements Format {
  /** Refuses paths that are none. */
  public XmlFormat {
    String steps = path.startsWith("/") ? path.substring(1) : path;
    for (String step : steps.split("/", -1)) {
      if (step.isBlank() || !step.strip().equals(step)) {
        throw new IllegalArgumentException(
            "'" + path + "' is no path of elements such as /orders/order or order");
      }
    }
  }

  @Override
  public RecordReader read(InputStream in) throws IOException {
    return new XmlReading(in, this);
  }
}
