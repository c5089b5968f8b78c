/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.follow.KeysetFollow.Start;
import com.wearepatchworks.connect.jdbc.source.offset.TableOffset;
import com.wearepatchworks.connect.jdbc.source.sql.Clocks;
import com.wearepatchworks.connect.jdbc.source.sql.Condition;
import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import com.wearepatchworks.connect.jdbc.source.sql.Parameter;
import com.wearepatchworks.connect.jdbc.source.type.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses how a table is followed, and says so. */
public record Follows(FollowOptions options) {
  private static final Logger LOG = LoggerFactory.getLogger(Follows.class);

  /**
   * Makes what the mode needs in the database, where that is wanted.
   *
   * @return whether the relation is another one now
   */
  public boolean prepare(Relation relation, Connection connection) throws SQLException {
    return options.mode() == Mode.GAP_FREE && new Gaps(relation, options).prepare(connection);
  }

  /** The columns by which the rows of a relation are in order. */
  public List<KeyColumn> order(Relation relation) {
    return switch (options.mode()) {
      case GAP_FREE -> gapFree(relation);
      case INCREMENTING -> growing(relation);
      case TIMESTAMP -> {
        List<KeyColumn> keys = new ArrayList<>(List.of(time(relation)));
        keys.addAll(relation.identity());
        yield keys;
      }
      case TIMESTAMP_INCREMENTING -> {
        List<KeyColumn> keys = new ArrayList<>(List.of(time(relation)));
        keys.addAll(growing(relation));
        yield keys;
      }
      case BULK -> relation.identity();
    };
  }

  private List<KeyColumn> gapFree(Relation relation) {
    List<KeyColumn> keys = new ArrayList<>();
    Gaps.transaction(relation, options.gapFree()).ifPresent(keys::add);
    keys.addAll(relation.identity());
    return keys;
  }

  private List<KeyColumn> growing(Relation relation) {
    String name = options.incrementing();
    if (name == null && relation.unique().isEmpty()) {
      throw new OptionException(
          FollowConfig.INCREMENTING,
          "%s has no primary key: name the column that grows".formatted(relation.label()));
    }
    return name == null
        ? relation.identity()
        : List.of(relation.key(relation.required(FollowConfig.INCREMENTING, name)));
  }

  private KeyColumn time(Relation relation) {
    List<Column> columns =
        options.timestamps().stream()
            .map(name -> relation.required(FollowConfig.TIMESTAMPS, name))
            .toList();
    KeyColumn first = relation.key(columns.get(0));
    if (columns.size() == 1) {
      return first;
    }
    String sql =
        columns.stream()
            .map(column -> relation.sql(column.name()))
            .collect(Collectors.joining(", ", "COALESCE(", ")"));
    return new KeyColumn("", sql, first.type());
  }

  /**
   * The way to follow a relation.
   *
   * @param order of {@link #order}, with labels
   * @param offset where to go on; null for what the options say
   */
  public Follow of(
      Relation relation, Source source, List<KeyColumn> order, @Nullable TableOffset offset) {
    return switch (options.mode()) {
      case GAP_FREE -> new Gaps(relation, options).follow(source, order, offset);
      case BULK -> new BulkFollow(source, order, position(relation, offset));
      default -> keyset(relation, source, order, offset);
    };
  }

  private @Nullable List<String> position(Relation relation, @Nullable TableOffset offset) {
    if (offset != null && !offset.mode().equals(options.mode().word())) {
      throw new ConnectException(
          "The offset of %s is of mode '%s', but mode is '%s': alter or delete the offset, or set the mode back"
              .formatted(relation.label(), offset.mode(), options.mode().word()));
    }
    return offset == null ? null : offset.position();
  }

  private Follow keyset(
      Relation relation, Source source, List<KeyColumn> order, @Nullable TableOffset offset) {
    List<String> position = position(relation, offset);
    boolean now = position == null && options.start().equals(FollowOptions.NOW);
    LateRows.warn(relation, options);
    LOG.info("Following {} by {}", relation.label(), order.stream().map(KeyColumn::label).toList());
    return new KeysetFollow(
        options.mode(),
        source,
        order,
        bounds(relation, order.get(0), position),
        new Reread(options.late().reread(), options.late().rereadIds()),
        new Start(position, now));
  }

  private List<Condition> bounds(
      Relation relation, KeyColumn first, @Nullable List<String> position) {
    List<Condition> bounds = new ArrayList<>();
    bounds.add(Condition.of(first.sql() + " IS NOT NULL"));
    if (options.mode().hasTime()) {
      Column column = relation.required(FollowConfig.TIMESTAMPS, options.timestamps().get(0));
      FollowOptions.Late late = options.late();
      bounds.add(
          Condition.of(
              first.sql()
                  + " <= "
                  + Clocks.before(relation.dialect(), column, late.delay(), late.zone())));
    }
    boolean named =
        !options.start().equals(FollowOptions.NOW)
            && !options.start().equals(FollowOptions.BEGINNING);
    if (position == null && named) {
      Object value = Positions.parse(List.of(first), List.of(options.start()))[0];
      bounds.add(
          new Condition(
              first.sql() + " > " + first.type().parameter(),
              List.of(new Parameter(first.type(), value))));
    }
    return bounds;
  }
}
