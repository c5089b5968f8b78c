/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a scheduled Patchworks flow that picks files up: gets those whose name matches, then
 * deletes them.
 */
final class PickUp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PickUp.class);
  private static final Pattern WANTED = Pattern.compile("[^.].*\\.ndjson");
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Told of every line of every file. */
  interface Receiver {
    void received(String file, byte[] line);
  }

  private final SftpSession sftp;
  private final String directory;
  private final Receiver receiver;
  private final Thread thread = new Thread(this::run, "flow-pick-up");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicLong files = new AtomicLong();

  PickUp(SftpSession sftp, String directory, Receiver receiver) {
    this.sftp = sftp;
    this.directory = directory;
    this.receiver = receiver;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        for (String name : sftp.names(directory)) {
          if (WANTED.matcher(name).matches()) {
            pickUp(name);
          }
        }
      }
    } catch (IOException e) {
      if (stopped.getCount() > 0) {
        LOG.error("cannot pick up files from {}", directory, e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pickUp(String name) throws IOException {
    String path = directory + "/" + name;
    byte[] content = sftp.get(path);
    sftp.remove(path);
    files.incrementAndGet();
    new String(content, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> receiver.received(name, line.getBytes(StandardCharsets.UTF_8)));
  }

  /** Files picked up. */
  long files() {
    return files.get();
  }

  @Override
  public void close() {
    stopped.countDown();
    Ending.await(thread);
    sftp.close();
  }
}
