/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import com.wearepatchworks.connect.core.format.Entry;
import com.wearepatchworks.connect.core.format.Format;
import com.wearepatchworks.connect.core.format.RecordReader;
import com.wearepatchworks.connect.core.template.TemplateException;
import com.wearepatchworks.connect.core.template.Variable;
import com.wearepatchworks.connect.httpkit.listener.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Makes all records of a body before the first one is handed over: a body that is wrong publishes
 * nothing.
 */
record BodyParser(RecordMapper mapper, int maxRecords) {
  /** What a record costs besides its bytes, for the budget. */
  static final int RECORD_OVERHEAD = 300;

  List<SourceRecord> parse(Request request, Format format, String topic) throws IOException {
    List<SourceRecord> records = new ArrayList<>(1);
    try (RecordReader reader = format.read(new ByteArrayInputStream(request.body()))) {
      for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
        if (records.size() == maxRecords) {
          throw new UnacceptableException(
              413, "The body has more than body.max.records=%d records".formatted(maxRecords));
        }
        if (!request.lease().tryGrow(RECORD_OVERHEAD)) {
          throw new UnacceptableException(503, "There is no room for the body's records now");
        }
        records.add(map(topic, new RequestScope(request.head(), entry), records.size() + 1));
      }
    }
    return records;
  }

  /** The message is for the sender, who knows the record and not the connector's options. */
  private SourceRecord map(String topic, RequestScope scope, int number) throws IOException {
    try {
      return mapper.map(topic, scope);
    } catch (TemplateException e) {
      Variable missing = e.missing();
      throw new UnacceptableException(
          400,
          missing == null
              ? "Record %d: %s".formatted(number, e.getMessage())
              : "Record %d has no %s".formatted(number, RequestScope.describe(missing)));
    }
  }
}
