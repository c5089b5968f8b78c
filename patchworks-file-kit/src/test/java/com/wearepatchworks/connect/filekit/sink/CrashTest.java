/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers die at every call to the store; every record must end in exactly one file. */
class CrashTest {
  private static final String[] PLAIN = {"rotate.records", "3"};
  private static final String[] GROUPED = {
    "file.name", "${value.region}/${topic}-${partition}-${offset.first}.txt",
    "rotate.records", "3",
    "publish.checksum", "md5",
    "publish.marker.suffix", ".done"
  };

  @ParameterizedTest
  @CsvSource({
    "false, BEFORE, false",
    "false, BEFORE, true",
    "false, AFTER, false",
    "false, AFTER, true",
    "true, BEFORE, false",
    "true, BEFORE, true",
    "true, AFTER, false",
    "true, AFTER, true"
  })
  void deathAtEachCallLosesAndDoublesNothing(boolean grouped, Course.When when, boolean taken) {
    String[] options = grouped ? GROUPED : PLAIN;
    int calls = new Course(new Random(1), options).undisturbed();
    assertThat(calls).isGreaterThan(50);
    for (int call = 0; call < calls; call++) {
      Course course = new Course(new Random(1), options);
      course.dieAt(call, when);
      course.flowTakesFiles(taken);
      course.run();
      course.assertEachRecordOnce("death %s call %d".formatted(when, call));
    }
  }

  @ParameterizedTest
  @CsvSource({"UNREACHABLE, BEFORE", "UNREACHABLE, AFTER", "FULL, BEFORE", "FAILED, AFTER"})
  void aFailureAtEachCallLosesAndDoublesNothing(String reason, Course.When when) {
    int calls = new Course(new Random(1), GROUPED).undisturbed();
    for (int call = 0; call < calls; call++) {
      Course course = new Course(new Random(1), GROUPED);
      course.failAt(call, when, reason);
      course.flowTakesFiles(true);
      course.run();
      course.assertEachRecordOnce("%s %s call %d".formatted(reason, when, call));
      assertThat(course.lives()).as("the task goes on").isEqualTo(1);
    }
  }

  @Test
  void coursesByDiceLoseAndDoubleNothing() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      Course course = new Course(random, random.nextBoolean() ? PLAIN : GROUPED);
      course.byDice();
      course.run();
      course.assertEachRecordOnce("seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aChangedTemplateAfterADeathLosesAndDoublesNothing(int variant) {
    int calls = new Course(new Random(variant), GROUPED).undisturbed();
    for (int call = 0; call < calls; call++) {
      Course course = new Course(new Random(variant), GROUPED);
      course.dieAt(call, Course.When.AFTER);
      course.thenWith(
          "file.name", "${value.n}/${topic}-${partition}-${offset.first}.txt",
          "rotate.records", "2",
          "publish.checksum", "md5",
          "publish.marker.suffix", ".done");
      course.run();
      course.assertEachRecordOnce("changed after call " + call);
    }
  }
}
