/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/** What happens to names of fields that no element can have. */
enum XmlNames {
  /** The value has no form in this format. */
  REFUSE {
    @Override
    String of(String field) {
      if (!isName(field)) {
        throw new DataException(
            "The field '%s' has no form in XML: it is no name of an element; see xml.names"
                .formatted(field));
      }
      return field;
    }
  },
  /** What a name cannot have becomes an underscore. */
  REPLACE {
    @Override
    String of(String field) {
      String name = field.replaceAll("[^\\p{L}\\p{N}_.-]", "_");
      return isName(name) ? name : "_" + name;
    }
  };

  /** Names without colon, a little narrower than XML has them. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*");

  /** The name of the element or attribute. */
  abstract String of(String field);

  static boolean isName(String name) {
    return NAME.matcher(name).matches() && !name.equals("xmlns");
  }
}
