/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Kafka code that runs in this JVM from ending it.
 *
 * <p>Brokers and workers call {@code System.exit} when they cannot start. Here that becomes an
 * exception, which a test or program can report. They also add shutdown hooks, which would hold
 * every stopped worker in memory: who started a part of the sandbox closes it.
 */
final class KafkaExits {
  private KafkaExits() {}

  static void becomeExceptions() {
    Exit.setExitProcedure(KafkaExits::refuse);
    Exit.setHaltProcedure(KafkaExits::refuse);
    Exit.setShutdownHookAdder((name, hook) -> {});
  }

  private static void refuse(int status, @Nullable String message) {
    throw new SandboxException(
        "Kafka code in this JVM gave up with exit status %d%s; its log says why"
            .formatted(status, message == null ? "" : " (" + message + ")"));
  }
}
