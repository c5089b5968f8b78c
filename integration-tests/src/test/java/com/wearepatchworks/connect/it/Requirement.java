/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import org.junit.jupiter.api.Assumptions;

/** What a machine must offer for a test to make sense. */
final class Requirement {
  private static final System.Logger LOG = System.getLogger("requirements");

  private Requirement() {}

  /** Skips the test where something is missing, and says so; on a build server it fails. */
  static void orSkipAtHome(boolean met, String what) {
    if (!met && System.getenv("CI") != null) {
      throw new IllegalStateException("This build server lacks what its tests need: " + what);
    }
    orSkip(met, what);
  }

  /** Skips the test where something is missing that not every build server can have. */
  static void orSkip(boolean met, String what) {
    if (!met) {
      LOG.log(System.Logger.Level.WARNING, "Skipped, for this is missing: {0}", what);
    }
    Assumptions.assumeTrue(met, what);
  }
}
