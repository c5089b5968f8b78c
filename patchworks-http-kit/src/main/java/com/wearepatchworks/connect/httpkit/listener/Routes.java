/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Which path leads to which endpoint. Changes are made by one thread at a time. */
final class Routes {
  private static final PathPattern HEALTH = PathPattern.parse("/health");
  private static final long RETURN_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final List<Place> places = new CopyOnWriteArrayList<>();
  private final List<Left> left = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final LongSupplier nanoTime;

  Routes(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** An endpoint with its paths as they were when it came. */
  static final class Place {
    final Endpoint endpoint;
    final List<PathPattern> paths;
    volatile boolean draining;

    Place(Endpoint endpoint) {
      this.endpoint = endpoint;
      this.paths = List.copyOf(endpoint.paths());
    }

    Health health() {
      try {
        return draining ? Health.draining("about to stop or to move") : endpoint.health();
      } catch (RuntimeException e) {
        return Health.behind("its state cannot be told");
      }
    }
  }

  /** An endpoint that serves a path; a null endpoint when the path exists but nobody serves now. */
  record Target(PathPattern.Match match, @Nullable Endpoint endpoint) {}

  Place add(Endpoint endpoint) {
    Place place = new Place(endpoint);
    for (PathPattern path : place.paths) {
      refuseCollision(path, place);
    }
    places.add(place);
    return place;
  }

  private void refuseCollision(PathPattern path, Place place) {
    if (path.overlaps(HEALTH)) {
      throw new ListenerException(
          "path %s of %s collides with /health, which the listener answers itself; choose another path"
              .formatted(path, place.endpoint.owner()),
          null);
    }
    for (Place other : places) {
      if (other.endpoint.owner().equals(place.endpoint.owner())) {
        continue;
      }
      for (PathPattern taken : other.paths) {
        if (taken.overlaps(path)) {
          throw new ListenerException(
              "path %s of %s collides with path %s of %s; give one of them another path, or another listen.port"
                  .formatted(path, place.endpoint.owner(), taken, other.endpoint.owner()),
              null);
        }
      }
    }
  }

  void remove(Place place) {
    places.remove(place);
    left.add(new Left(place.paths, nanoTime.getAsLong()));
  }

  /**
   * Whether {@code path} was served until a moment ago, or nothing is served yet: a task that moves
   * is soon back, and a sender that is told 404 meanwhile may give up for good.
   */
  boolean isBetweenOwners(List<String> path) {
    long now = nanoTime.getAsLong();
    left.removeIf(gone -> now - gone.sinceNanos > RETURN_NANOS);
    return places.isEmpty() || left.stream().anyMatch(gone -> gone.served(path));
  }

  /** Paths that nobody serves since a moment. */
  private record Left(List<PathPattern> paths, long sinceNanos) {
    boolean served(List<String> path) {
      return paths.stream().anyMatch(pattern -> pattern.match(path) != null);
    }
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  List<Place> places() {
    return places;
  }

  /** Where {@code path} leads; null for nowhere. Tasks that share the path take turns. */
  @Nullable Target find(List<String> path) {
    Target drained = null;
    List<Target> serving = new ArrayList<>(1);
    for (Place place : places) {
      PathPattern.Match match = firstMatch(place, path);
      if (match != null && place.draining) {
        drained = new Target(match, null);
      } else if (match != null) {
        serving.add(new Target(match, place.endpoint));
      }
    }
    return serving.isEmpty() ? drained : serving.get(next(serving.size()));
  }

  private int next(int size) {
    return size == 1 ? 0 : Math.floorMod(turn.getAndIncrement(), size);
  }

  private static PathPattern.@Nullable Match firstMatch(Place place, List<String> path) {
    for (PathPattern pattern : place.paths) {
      PathPattern.Match match = pattern.match(path);
      if (match != null) {
        return match;
      }
    }
    return null;
  }
}
