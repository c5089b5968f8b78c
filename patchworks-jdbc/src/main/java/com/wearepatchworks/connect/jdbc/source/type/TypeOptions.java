/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** How column types become Connect types, where there is a choice. */
public record TypeOptions(
    Numeric numeric, Moments moments, Arrays arrays, Unsupported unsupported) {
  private static final String NUMERIC = "numeric.mapping";
  private static final String MOMENTS = "timestamp.mapping";
  private static final String ARRAYS = "array.mapping";
  private static final String UNSUPPORTED = "unsupported.types";

  /** Exact decimal numbers. */
  public enum Numeric {
    /** Decimal where the column declares its scale, text where it does not. */
    PRECISE,
    /** Text always. */
    STRING,
    /** 64-bit numbers: whole where they fit, floating point else. Loses digits. */
    BEST_FIT
  }

  /** Dates and times. */
  public enum Moments {
    /** Microseconds as 64-bit numbers; dates as Connect's Date. */
    MICROS,
    /** Connect's Date, Time and Timestamp: milliseconds. */
    CONNECT,
    /** ISO 8601 text. */
    STRING
  }

  /** Arrays. */
  public enum Arrays {
    /** Connect arrays; of one dimension. */
    ARRAY,
    /** The database's own text. */
    STRING
  }

  /** Types that have no stated mapping. */
  public enum Unsupported {
    /** The database's own text. */
    STRING,
    /** The task fails. */
    FAIL,
    /** The column is left out. */
    SKIP
  }

  /** What holds by default. */
  public static TypeOptions defaults() {
    return new TypeOptions(Numeric.PRECISE, Moments.MICROS, Arrays.ARRAY, Unsupported.STRING);
  }

  /** Declares the options. */
  public static ConfigDef define(ConfigDef def) {
    return OptionGroup.of(def, "Types")
        .add(
            choice(NUMERIC, Numeric.class, "precise")
                .doc(
                    "Decimal numbers. precise: Decimal where the column declares its scale, text where"
                        + " it does not (NUMERIC alone). string: text always. best-fit: INT64 for whole"
                        + " numbers up to 18 digits, FLOAT64 for all others, which loses digits."))
        .add(
            choice(MOMENTS, Moments.class, "micros")
                .doc(
                    "Times and timestamps. micros: INT64, microseconds since midnight or since 1970 in"
                        + " UTC, named io.debezium.time.MicroTime and MicroTimestamp. connect:"
                        + " Connect's Time and Timestamp, which cut to milliseconds. string: ISO 8601."))
        .add(
            choice(ARRAYS, Arrays.class, "array")
                .doc(
                    "Arrays. array: Connect arrays, whose items may be null; an array of several"
                        + " dimensions fails the task. string: the database's own text of them."))
        .add(
            choice(UNSUPPORTED, Unsupported.class, "string")
                .doc(
                    "Types without a stated mapping. string: the database's own text. fail: the task"
                        + " fails and names the column. skip: the column is left out."))
        .end();
  }

  private static <E extends Enum<E>> Option choice(String name, Class<E> type, String word) {
    OneOf words = OneOf.constantsOf(type);
    return Option.string(name).defaultsTo(word).validatedBy(words).recommendedBy(words);
  }

  /** The options as values. */
  public static TypeOptions from(AbstractConfig config) {
    return new TypeOptions(
        parsed(config, NUMERIC, Numeric.class),
        parsed(config, MOMENTS, Moments.class),
        parsed(config, ARRAYS, Arrays.class),
        parsed(config, UNSUPPORTED, Unsupported.class));
  }

  private static <E extends Enum<E>> E parsed(AbstractConfig config, String name, Class<E> type) {
    return OneOf.parse(type, Objects.requireNonNull(config.getString(name)));
  }
}
