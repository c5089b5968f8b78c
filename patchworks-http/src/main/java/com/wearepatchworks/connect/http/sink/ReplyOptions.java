/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What replies mean. */
final class ReplyOptions {
  private static final String RETRY = "retry.on.status";
  private static final String FAIL = "fail.on.status";
  private static final String HEADERS = "dead.letter.headers";

  private ReplyOptions() {}

  static void define(ConfigDef def) {
    OptionGroup.of(def, "Replies")
        .add(
            Option.list(RETRY)
                .defaultsTo("408,425,429,500-599")
                .validatedBy(new StatusSet.Valid())
                .doc(
                    "Statuses that are worth another attempt, with exponential backoff; Retry-After (seconds or date) holds back all requests. A request without an answer is always repeated. Statuses that are neither 2xx nor in one of the two lists make the record a dead letter."))
        .add(
            Option.list(FAIL)
                .defaultsTo("401,403,407")
                .validatedBy(new StatusSet.Valid())
                .doc(
                    "Statuses that fail the task at once, because every record would get the same: wrong credentials are a person's mistake, not the record's."))
        .add(
            Option.flag(HEADERS)
                .defaultsTo(true)
                .advanced()
                .doc(
                    "Adds `patchworks.http.status`, `patchworks.http.reply.headers` and `patchworks.http.reply.excerpt` to dead letters. The dead letter is then the record as the connector saw it, after transforms, written with the connector's converters; with `false` it is the original bytes."));
  }

  static Classifier from(AbstractConfig config) {
    return new Classifier(
        StatusSet.parse(config.getList(RETRY)),
        StatusSet.parse(config.getList(FAIL)),
        config.getBoolean(HEADERS),
        Clock.systemUTC());
  }

  static void check(AbstractConfig config, Problems problems) {
    List<String> failing = config.getList(FAIL);
    if (StatusSet.parse(failing).overlaps(StatusSet.parse(config.getList(RETRY)))) {
      problems.add(FAIL, "names a status that %s names too".formatted(RETRY));
    }
  }
}
