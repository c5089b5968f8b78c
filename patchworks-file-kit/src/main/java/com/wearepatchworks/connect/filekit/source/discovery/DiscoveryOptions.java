/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Which files are looked for.
 *
 * @param directories absolute, none inside another
 * @param depth how many levels of directories below them
 * @param names which files, by name
 * @param order which first
 * @param wholeness when a file is whole
 * @param share which files are this task's
 * @param backlog how many files are remembered by name at most
 */
public record DiscoveryOptions(
    List<String> directories,
    int depth,
    Names names,
    Order order,
    Wholeness wholeness,
    Share share,
    int backlog) {

  /**
   * Which files, by name.
   *
   * @param ignored names that are never looked at, of files and directories
   * @param closedDirectories where the connector itself puts files
   * @param doneSuffix what a file is renamed to when it has been read; empty when it is not
   */
  public record Names(
      NamePattern wanted,
      List<NamePattern> ignored,
      Set<String> closedDirectories,
      String doneSuffix) {
    boolean ignores(String name) {
      for (NamePattern pattern : ignored) {
        if (pattern.matches(name)) {
          return true;
        }
      }
      return !doneSuffix.isEmpty() && name.endsWith(doneSuffix);
    }
  }

  /** Which first, and which wait for each other. */
  public record Order(FileOrder by, OrderKey key) {}

  /**
   * When a file is whole.
   *
   * @param age how long it has not changed, by our own clock since we saw it so
   * @param listings in how many listings it was seen so
   * @param markerSuffix of the file whose being there says it; empty when there is none
   * @param claimSuffix that it gets before it is read; empty when it keeps its name
   */
  public record Wholeness(Duration age, int listings, String markerSuffix, String claimSuffix) {
    /** Whether another file says so. */
    public boolean byMarker() {
      return !markerSuffix.isEmpty();
    }

    /** Whether files are renamed before they are read. */
    public boolean byClaim() {
      return !claimSuffix.isEmpty();
    }
  }

  /** One of several tasks. */
  public record Share(int task, int tasks) {
    boolean has(String lane) {
      return Math.floorMod(lane.hashCode(), tasks) == task;
    }
  }
}
