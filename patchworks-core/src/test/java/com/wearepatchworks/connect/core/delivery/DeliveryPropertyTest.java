/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import static com.wearepatchworks.connect.core.delivery.Sinks.options;
import static com.wearepatchworks.connect.core.delivery.Sinks.reporting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the target, the dead-letter queue and the group do, the promises hold. */
class DeliveryPropertyTest {
  private static final int SEEDS = 700;
  private static final int MANY = 2_000;
  private static final int STEPS = 120;

  @ParameterizedTest
  @EnumSource(Ordering.class)
  void thePromisesHoldInAnyCourseOfEvents(Ordering ordering) {
    play(ordering, SEEDS);
  }

  @ParameterizedTest
  @Tag("long")
  @EnumSource(Ordering.class)
  void thePromisesHoldInManyCoursesOfEvents(Ordering ordering) {
    play(ordering, MANY);
  }

  private static void play(Ordering ordering, int seeds) {
    for (long seed = 0; seed < seeds; seed++) {
      Random random = new Random(seed);
      DeliveryOptions options = options(ordering, 1 + random.nextInt(5));
      RandomCourse course = new RandomCourse(random, reporting(options));
      try {
        for (int step = 0; step < STEPS; step++) {
          course.step();
        }
        course.finish();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", " + ordering, e);
      }
      assertThat(course.settled()).as("the course of seed %d does something", seed).isPositive();
    }
  }
}
