/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A flow that takes whole files away as soon as they are there, and keeps their lines. */
final class PickUp implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path directory;
  private final List<String> lines = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "pick-up");

  PickUp(Path directory) {
    this.directory = directory;
  }

  PickUp start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        SftpPlace.names(directory).forEach(this::take);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void take(String name) {
    Path file = directory.resolve(name);
    try {
      List<String> content = Files.readAllLines(file);
      Files.delete(file);
      files.add(name);
      lines.addAll(content);
    } catch (NoSuchFileException replaced) {
      // looked at again in a moment
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What was in the files, in the order in which they were taken. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Names of the files that were taken. */
  synchronized List<String> files() {
    return List.copyOf(files);
  }

  /** Waits until every order was in a file, and none in two. */
  void assertEachOnce(Orders orders) {
    await().atMost(180, SECONDS).until(() -> new HashSet<>(lines()).size() >= orders.count());
    assertThat(lines()).as("records, each in one file").hasSize(orders.count());
    assertThat(files()).as("names of files").doesNotHaveDuplicates();
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
