/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.config;

/** The version that a connector reports to its worker. */
public final class Version {
  private Version() {}

  /**
   * From the manifest of the jar that {@code type} comes from; {@code development} outside of a
   * jar.
   */
  public static String of(Class<?> type) {
    String version = type.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
