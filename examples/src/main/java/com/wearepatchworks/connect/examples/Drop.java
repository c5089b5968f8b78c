/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a Patchworks flow that drops files: put under a temporary name, then renamed, so that
 * nobody sees half a file.
 */
final class Drop implements Sender, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Drop.class);

  private final SftpSession sftp;
  private final String directory;
  private final Iterator<SalesFile> files;
  private final Ledger ledger;
  private final Thread thread = new Thread(this::run, "flow-drop");
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong last = new AtomicLong(System.nanoTime());

  Drop(SftpSession sftp, String directory, Iterator<SalesFile> files, Ledger ledger) {
    this.sftp = sftp;
    this.directory = directory;
    this.files = files;
    this.ledger = ledger;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (files.hasNext() && !Thread.currentThread().isInterrupted()) {
        drop(files.next());
      }
    } finally {
      ended.countDown();
    }
  }

  private void drop(SalesFile file) {
    String path = directory + "/" + file.name();
    ledger.expect(file.rows());
    try {
      sftp.put(path + ".part", file.bytes());
      sftp.rename(path + ".part", path);
      ledger.accepted(file.rows());
      dropped.incrementAndGet();
    } catch (IOException e) {
      LOG.error("cannot put {}", path, e);
      ledger.refused(file.rows(), "%s could not be put: %s".formatted(file.name(), e));
    }
    last.set(System.nanoTime());
  }

  @Override
  public boolean await(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Files that are there. */
  long files() {
    return dropped.get();
  }

  /** When the last one was, as {@link System#nanoTime()}. */
  long lastNanos() {
    return last.get();
  }

  @Override
  public void close() {
    thread.interrupt();
    Ending.await(thread);
    sftp.close();
  }
}
