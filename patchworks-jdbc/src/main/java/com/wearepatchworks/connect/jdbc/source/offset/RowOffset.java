/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.offset;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The offset behind one row. Every record carries one and Connect writes the last of thousands, so
 * the text of the position is made when somebody looks.
 */
public final class RowOffset extends AbstractMap<String, Object> {
  private final Map<String, Object> page;
  private final Object[] key;
  private final Function<Object[], List<String>> texts;

  /**
   * Behind a row.
   *
   * @param page what the rows of a page have in common: see {@link TableOffset#toMap}
   * @param key the row's key columns
   * @param texts the text form of a key
   */
  public RowOffset(Map<String, Object> page, Object[] key, Function<Object[], List<String>> texts) {
    this.page = page;
    this.key = key;
    this.texts = texts;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    Map<String, Object> whole = new HashMap<>(page);
    whole.put(TableOffset.POSITION, TextList.write(texts.apply(key)));
    return whole.entrySet();
  }
}
