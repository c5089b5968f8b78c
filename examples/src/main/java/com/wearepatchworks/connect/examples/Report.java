/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The table at the end of a run, and what it means.
 *
 * @param sending from the first thing sent to the last one accepted
 * @param whole from the first thing sent to the last delivery
 */
record Report(Totals totals, Duration sending, Duration whole, Ledger ledger, Wording words) {
  private static final int IDS = 10;

  void print(Screen screen) {
    screen.line("");
    screen.line(
        AsciiTable.getTable(
            AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
            rows(),
            List.of(
                column(HorizontalAlign.LEFT).with(row -> row[0]),
                column(HorizontalAlign.RIGHT).with(row -> row[1]),
                column(HorizontalAlign.LEFT).with(row -> row[2]))));
    screen.line("");
    if (totals.isGood()) {
      screen.styled(
          "fg(green),bold",
          "Nothing lost: every %s arrived as it was sent.".formatted(words.thing()));
    } else {
      verdicts().forEach(line -> screen.styled("fg(red),bold", line));
      details().forEach(screen::line);
    }
  }

  private static Column column(HorizontalAlign align) {
    return new Column().dataAlign(align).maxWidth(Screen.WIDTH);
  }

  private List<String[]> rows() {
    List<String[]> rows = new ArrayList<>();
    rows.add(row("sent", totals.expected(), words.sent()));
    if (totals.refused() > 0) {
      rows.add(row("not accepted", totals.refused(), words.refused()));
    }
    rows.add(row("in Kafka", totals.inKafka(), words.inKafka()));
    rows.add(row("delivered", totals.delivered(), words.delivered()));
    rows.add(row("dead letters", totals.deadLetters(), words.deadLetters()));
    rows.add(row("lost", totals.lost(), words.lost()));
    if (totals.altered() > 0) {
      rows.add(row("altered", totals.altered(), "arrived with other bytes than were sent"));
    }
    rows.add(
        row(
            "duplicated",
            totals.twiceInKafka() + totals.twiceDelivered(),
            "%s in Kafka, %s %s"
                .formatted(
                    Screen.number(totals.twiceInKafka()),
                    Screen.number(totals.twiceDelivered()),
                    words.receiver())));
    rows.add(
        row(
            "per second",
            perSecond(totals.delivered(), whole),
            "end to end, from a cold start; %s into Kafka"
                .formatted(Screen.number(perSecond(totals.accepted(), sending)))));
    return rows;
  }

  private static String[] row(String what, long number, String note) {
    return new String[] {what, Screen.number(number), note};
  }

  private static long perSecond(int orders, Duration time) {
    return Math.round(orders / Math.max(0.001, time.toNanos() / 1e9));
  }

  private List<String> verdicts() {
    List<String> verdicts = new ArrayList<>();
    if (totals.lost() > 0) {
      verdicts.add(Screen.count(totals.lost(), words.thing()) + " lost.");
    }
    if (totals.altered() > 0) {
      verdicts.add(Screen.count(totals.altered(), words.thing()) + " altered on the way.");
    }
    if (totals.refused() > 0) {
      verdicts.add(Screen.count(totals.refused(), words.thing()) + " not accepted.");
    }
    return verdicts;
  }

  private List<String> details() {
    List<String> details = new ArrayList<>();
    Map<String, String> lost = ledger.lost();
    lost.entrySet().stream()
        .limit(IDS)
        .forEach(one -> details.add("  %s: %s".formatted(one.getKey(), one.getValue())));
    if (lost.size() > IDS) {
      details.add("  and %s more".formatted(Screen.number(lost.size() - IDS)));
    }
    ledger.altered().stream().limit(IDS).forEach(id -> details.add("  %s: altered".formatted(id)));
    String refusal = ledger.firstRefusal();
    if (refusal != null) {
      details.addAll(Screen.wrapped("The first refusal: " + refusal, "  "));
    }
    return details;
  }
}
