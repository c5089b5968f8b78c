/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class SlotTest {
  private static final Schema SCHEMA =
      SchemaBuilder.struct()
          .field("id", Schema.INT64_SCHEMA)
          .field("note", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  private final Struct struct = new Struct(SCHEMA);

  private static Slot slot(String name) {
    return Slot.of(Objects.requireNonNull(SCHEMA.field(name)));
  }

  @Test
  void fillsTheFieldItIsOf() {
    slot("id").put(struct, 42L);
    slot("note").put(struct, null);
    assertThat(struct).isEqualTo(new Struct(SCHEMA).put("id", 42L).put("note", null));
    assertThat(slot("note").name()).isEqualTo("note");
  }

  @Test
  void refusesWhatTheSchemaDoes() {
    assertThatThrownBy(() -> slot("id").put(struct, "42")).isInstanceOf(DataException.class);
    assertThatThrownBy(() -> slot("id").put(struct, null)).isInstanceOf(DataException.class);
  }
}
