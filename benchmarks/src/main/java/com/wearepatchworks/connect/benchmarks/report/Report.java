/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** What a run found, in Markdown. */
public final class Report {
  private final StringBuilder text = new StringBuilder();
  private final List<Aim> aims = new ArrayList<>();

  /** Starts a section. */
  public Report section(String title) {
    text.append("\n## ").append(title).append("\n\n");
    return this;
  }

  /** Adds a table. */
  public Report table(Table table) {
    text.append(table.markdown()).append('\n');
    return this;
  }

  /** Adds a paragraph. */
  public Report paragraph(String words) {
    text.append(words).append("\n\n");
    return this;
  }

  /** Adds an aim, which {@link #markdown} lists at the end. */
  public Report aim(Aim aim) {
    aims.add(aim);
    return this;
  }

  /** True when no aim was missed. */
  public boolean allMet() {
    return aims.stream().allMatch(Aim::met);
  }

  /** All sections, then the aims. */
  public String markdown(String title) {
    Table table = new Table("aim", "wanted", "measured", "result");
    aims.forEach(
        aim ->
            table.row(aim.what(), aim.wanted(), aim.measured(), aim.met() ? "met" : "**missed**"));
    return "# " + title + "\n" + text + "\n## Aims\n\n" + table.markdown();
  }
}
