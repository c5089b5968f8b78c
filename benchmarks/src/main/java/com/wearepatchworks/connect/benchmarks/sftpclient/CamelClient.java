/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A consumer endpoint that gives one named file as a stream. An endpoint of Camel logs in when it
 * is made, and is made for one directory and name: that is in the time.
 */
final class CamelClient implements Client {
  private static final Path HOME = Path.of(System.getProperty("user.home"));
  private static final long TIMEOUT_MS = 900_000;

  private final Target target;
  private final CamelContext context;
  private final ConsumerTemplate consumer;

  private CamelClient(Target target, CamelContext context, ConsumerTemplate consumer) {
    this.target = target;
    this.context = context;
    this.consumer = consumer;
  }

  static CamelClient open(Target target) throws Exception {
    CamelContext context = new DefaultCamelContext();
    context.start();
    return new CamelClient(target, context, context.createConsumerTemplate());
  }

  @Override
  public long read(String path) throws Exception {
    // Camel takes directories below the user's home only
    Path relative = HOME.relativize(Path.of(path));
    String uri =
        String.format(
            Locale.ROOT,
            "sftp://%s@%s:%d/%s?privateKeyFile=%s&fileName=%s&noop=true&idempotent=false&streamDownload=true&stepwise=false&useList=false&strictHostKeyChecking=no",
            target.user(),
            Target.HOST,
            target.port(),
            relative.getParent(),
            target.keyFile(),
            relative.getFileName());
    Exchange exchange = consumer.receive(uri, TIMEOUT_MS);
    if (exchange == null) {
      throw new IllegalStateException("Camel gave no file for " + path);
    }
    try (InputStream in = exchange.getIn().getMandatoryBody(InputStream.class)) {
      return Client.drain(in);
    } finally {
      consumer.doneUoW(exchange);
    }
  }

  @Override
  public void close() {
    consumer.stop();
    context.stop();
  }
}
