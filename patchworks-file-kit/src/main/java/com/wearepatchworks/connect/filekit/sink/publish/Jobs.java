/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.publish;

import com.wearepatchworks.connect.core.delivery.RetryPolicy;
import com.wearepatchworks.connect.core.delivery.Timer;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work at the store, on threads of its own, each piece until it is done. While the store cannot be
 * reached or is full, one piece at a time tries whether that is over; the others wait.
 */
public final class Jobs {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  /** How often a piece is tried that fails for reasons that may pass or not. */
  private static final int UNCLEAR_ATTEMPTS = 5;

  private final Executor executor;
  private final Timer timer;
  private final RetryPolicy policy;
  private final Consumer<Exception> failed;
  private final LongAdder retries = new LongAdder();
  private final Deque<Job> parked = new ArrayDeque<>();
  private int outages;

  /** Which outage it is: what was planned in the one before means nothing in the next. */
  private long outageNumber;

  private @Nullable Job probing;

  /** Something to do at the store; may be repeated after a failure. */
  @FunctionalInterface
  public interface Step {
    /** Does it. */
    void run() throws IOException;
  }

  private static final class Job {
    private final String what;
    private final Step step;
    private final Runnable then;
    private int failures;

    Job(String what, Step step, Runnable then) {
      this.what = what;
      this.step = step;
      this.then = then;
    }
  }

  /**
   * Nothing to do yet.
   *
   * @param failed told of what no repetition can mend
   */
  public Jobs(Executor executor, Timer timer, RetryPolicy policy, Consumer<Exception> failed) {
    this.executor = executor;
    this.timer = timer;
    this.policy = policy;
    this.failed = failed;
  }

  /** How often something was or will be tried again. */
  public long retries() {
    return retries.sum();
  }

  /**
   * Does {@code step}, soon, and then {@code then} on the same thread.
   *
   * @param what it is, as in "could not {what}"
   */
  void run(String what, Step step, Runnable then) {
    submit(new Job(what, step, then));
  }

  private void submit(Job job) {
    synchronized (this) {
      if (outages > 0) {
        parked.addLast(job);
        return;
      }
    }
    execute(job);
  }

  private void execute(Job job) {
    try {
      executor.execute(() -> attempt(job));
    } catch (RejectedExecutionException closed) {
      // the task has been stopped; nobody waits for it any more
    }
  }

  private void attempt(Job job) {
    try {
      job.step.run();
    } catch (FileStoreException e) {
      again(job, e);
      return;
    } catch (IOException | RuntimeException e) {
      failed.accept(e);
      return;
    } catch (Error e) {
      failed.accept(new IllegalStateException("Could not " + job.what + ": " + e, e));
      throw e;
    }
    release();
    job.then.run();
  }

  private void again(Job job, FileStoreException e) {
    if (e.isTransient() || (isUnclear(e.reason()) && isOthersOutage(job))) {
      outage(job, e);
      return;
    }
    release(); // it said no, but it is there
    job.failures++;
    if (isUnclear(e.reason()) && job.failures < UNCLEAR_ATTEMPTS) {
      Duration delay = delay(job.failures);
      LOG.warn(
          "Could not {} (attempt {}), next try in {} ms: {}",
          job.what,
          job.failures,
          delay.toMillis(),
          e.getMessage());
      retries.increment();
      timer.after(delay, () -> submit(job));
    } else {
      failed.accept(e);
    }
  }

  /** What fails without a reason while others find the disk full says nothing about itself. */
  private synchronized boolean isOthersOutage(Job job) {
    return outages > 0 && job != probing;
  }

  private static boolean isUnclear(Reason reason) {
    return reason == Reason.FAILED || reason == Reason.MISSING || reason == Reason.EXISTS;
  }

  /** The first one, and later the one that tries, says when the next try is; the rest wait. */
  private void outage(Job job, FileStoreException e) {
    retries.increment();
    int attempt;
    long now;
    synchronized (this) {
      parked.addFirst(job);
      if (outages > 0 && job != probing) {
        return;
      }
      probing = null;
      attempt = ++outages;
      now = outageNumber;
    }
    Duration delay = delay(attempt);
    LOG.warn(
        "Could not {} (attempt {}), next try in {} ms: {}",
        job.what,
        attempt,
        delay.toMillis(),
        e.getMessage());
    timer.after(delay, () -> probe(now));
  }

  private void probe(long planned) {
    Job job;
    synchronized (this) {
      if (planned != outageNumber) {
        return;
      }
      job = parked.poll();
      probing = job;
    }
    if (job != null) {
      execute(job);
    }
  }

  /** Something succeeded: the store is there. */
  private void release() {
    Deque<Job> waiting;
    synchronized (this) {
      if (outages == 0) {
        return;
      }
      outages = 0;
      outageNumber++;
      probing = null;
      waiting = new ArrayDeque<>(parked);
      parked.clear();
    }
    LOG.info("The store works again");
    waiting.forEach(this::execute);
  }

  private Duration delay(int failures) {
    Duration delay = policy.delay(failures, Duration.ZERO, null);
    return delay == null ? Duration.ZERO : delay;
  }
}
