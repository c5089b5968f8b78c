/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

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
      String name = field.replaceAll("[^\\p{L}\\p{Nd}_.-]", "_");
      return isName(name) ? name : "_" + name;
    }
  };

  /** The name of the element or attribute. */
  abstract String of(String field);

  /** Names without colon, a little narrower than XML has them. */
  static boolean isName(String name) {
    if (name.isEmpty() || name.equals("xmlns") || !isStart(name.codePointAt(0))) {
      return false;
    }
    return name.codePoints().allMatch(each -> isStart(each) || isLater(each));
  }

  private static boolean isStart(int character) {
    return character == '_' || Character.isLetter(character);
  }

  private static boolean isLater(int character) {
    return character == '-' || character == '.' || Character.isDigit(character);
  }
}
