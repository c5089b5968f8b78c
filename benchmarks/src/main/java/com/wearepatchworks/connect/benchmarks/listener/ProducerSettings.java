/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import com.wearepatchworks.connect.benchmarks.report.LoggedConfig;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The producers' settings, as the producers themselves logged them. */
final class ProducerSettings {
  private static final List<String> SHOWN =
      List.of(
          "acks",
          "linger.ms",
          "batch.size",
          "max.in.flight.requests.per.connection",
          "enable.idempotence",
          "compression.type",
          "buffer.memory",
          "max.block.ms",
          "delivery.timeout.ms");

  private ProducerSettings() {}

  static Table compare(Path bareLog, Path workerLog, List<String> connectors) {
    List<Map<String, String>> columns = new ArrayList<>();
    columns.add(LoggedConfig.find(bareLog, "ProducerConfig", BareListener.CLIENT_ID));
    List<String> headings = new ArrayList<>(List.of("producer setting", "bare pair"));
    for (String connector : connectors) {
      String clientId = "connector-producer-%s-0".formatted(connector);
      columns.add(LoggedConfig.find(workerLog, "ProducerConfig", clientId));
      headings.add(connector);
    }
    Table table = new Table(headings.toArray(String[]::new));
    for (String setting : SHOWN) {
      List<Object> row = new ArrayList<>(List.of(setting));
      columns.forEach(column -> row.add(column.getOrDefault(setting, "")));
      table.row(row.toArray());
    }
    return table;
  }
}
