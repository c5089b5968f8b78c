/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Follows every item by its id: sent, accepted, in Kafka, delivered or a dead letter; and compares
 * the bytes. Told by many threads at once.
 */
final class Ledger {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong inKafka = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong copiesInKafka = new AtomicLong();
  private final AtomicLong copiesEnded = new AtomicLong();
  private final AtomicLong lastEvent = new AtomicLong(System.nanoTime());
  private final AtomicReference<@Nullable String> firstRefusal = new AtomicReference<>();

  private final Lock lock = new ReentrantLock();
  private final Condition settled = lock.newCondition();

  /** The items are about to be sent. */
  void expect(List<Item> items) {
    for (Item item : items) {
      entries.put(item.id(), new Entry(digest(item.json().getBytes(StandardCharsets.UTF_8))));
    }
  }

  /** They were accepted: answered 2xx, or put as a whole file. */
  void accepted(List<Item> items) {
    items.forEach(item -> entry(item).accept());
    accepted.addAndGet(items.size());
    happened();
  }

  /** They were not accepted, for good. */
  void refused(List<Item> items, String why) {
    firstRefusal.compareAndSet(null, "%s: %s".formatted(items.get(0).id(), why));
    happened();
  }

  /** A record of the topic. */
  void inKafka(byte[] value) {
    Entry entry = find(value);
    if (entry != null) {
      copiesInKafka.incrementAndGet();
      inKafka.addAndGet(entry.seenInKafka(digest(value)) ? 1 : 0);
    }
    happened();
  }

  /**
   * What was delivered.
   *
   * @return false when it is none of the items that were sent
   */
  boolean delivered(byte[] body) {
    Entry entry = find(body);
    if (entry != null) {
      copiesEnded.incrementAndGet();
      ended.addAndGet(entry.seenDelivered(digest(body)) ? 1 : 0);
    }
    happened();
    return entry != null;
  }

  /** A record of the dead-letter topic. */
  void deadLetter(byte[] value) {
    Entry entry = find(value);
    if (entry != null) {
      copiesEnded.incrementAndGet();
      ended.addAndGet(entry.seenAsDeadLetter() ? 1 : 0);
    }
    happened();
  }

  /** Items that have gone so far: accepted, or seen further on before that was known. */
  long sentSoFar() {
    return Math.max(accepted.get(), inKafkaSoFar());
  }

  /** Items in the topic so far, as seen there or further on. */
  long inKafkaSoFar() {
    return Math.max(inKafka.get(), ended.get());
  }

  /** Items delivered, or in the dead-letter topic, so far. */
  long endedSoFar() {
    return ended.get();
  }

  /**
   * Waits until every item that was accepted is in Kafka, and every record there has ended, the
   * second copy of an item too.
   *
   * @return false when time is up before
   */
  boolean awaitSettled(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (!isSettled() && left > 0) {
        left = settled.awaitNanos(left);
      }
      return isSettled();
    } finally {
      lock.unlock();
    }
  }

  private boolean isSettled() {
    return inKafka.get() >= accepted.get() && copiesEnded.get() >= copiesInKafka.get();
  }

  /** How long nothing has happened. */
  Duration quietFor() {
    return Duration.ofNanos(System.nanoTime() - lastEvent.get());
  }

  /** When something happened last, as {@link System#nanoTime()}. */
  long lastEventNanos() {
    return lastEvent.get();
  }

  /** The numbers now. */
  Totals totals() {
    Totals.Sum sum = new Totals.Sum();
    entries.values().forEach(entry -> entry.addTo(sum));
    return sum.of(entries.size());
  }

  /** Ids of items that are lost, with where; in order. */
  Map<String, String> lost() {
    Map<String, String> lost = new TreeMap<>();
    entries.forEach(
        (id, entry) -> {
          String where = entry.missing();
          if (!where.isEmpty()) {
            lost.put(id, where);
          }
        });
    return lost;
  }

  /** Ids of items that arrived with other bytes; in order. */
  List<String> altered() {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().isAltered())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Id and reason of the first item that was refused; null when none was. */
  @Nullable String firstRefusal() {
    return firstRefusal.get();
  }

  private Entry entry(Item item) {
    Entry entry = entries.get(item.id());
    if (entry == null) {
      throw new IllegalStateException("item %s was not expected".formatted(item.id()));
    }
    return entry;
  }

  private @Nullable Entry find(byte[] value) {
    try {
      return entries.get(JSON.readTree(value).path("id").asText());
    } catch (IOException notOurs) {
      return null;
    }
  }

  private void happened() {
    lastEvent.set(System.nanoTime());
    if (isSettled()) {
      lock.lock();
      try {
        settled.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private static byte[] digest(byte[] value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
