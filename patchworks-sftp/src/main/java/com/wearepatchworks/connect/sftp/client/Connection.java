/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.sftp.protocol.SftpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One SSH session with its SFTP channels: the first for names, the others for contents, so that a
 * slow upload does not hold up a listing. Ends as a whole.
 */
final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private static final int READS_PER_LANE = 4;

  private final SftpConnectionOptions options;
  private final Sockets sockets;
  private final List<Lane> lanes = new CopyOnWriteArrayList<>();
  private volatile List<Session> sessions = List.of();
  private volatile int mostLanes;
  private volatile boolean ready;

  Connection(SftpConnectionOptions options) {
    this.options = options;
    sockets = new Sockets(options.timeouts().connect());
    mostLanes = options.limits().channels();
  }

  /** Connects; once. {@link #close} from another thread makes it fail. */
  void open() throws SshException {
    sessions = new SshLogin(options, sockets).open();
    SshServer server = options.server();
    try {
      addLane();
      ready = true;
    } catch (JSchException | IOException e) {
      boolean lost = sockets.watch().hasEnded();
      close("no SFTP");
      String message =
          lost
              ? "The connection to " + server.address() + " ended behind the login: "
              : server.address()
                  + " lets "
                  + server.login().username()
                  + " in, but offers no SFTP: ";
      Reason reason = lost ? Reason.UNREACHABLE : Reason.REFUSED;
      throw new SshException(reason, "host", message + e.getMessage(), e);
    }
    LOG.info(
        "Connected to {} ({}, {})",
        server,
        session().getServerVersion(),
        session().getCipherAlgorithmS2C());
  }

  private Session session() {
    return sessions.get(sessions.size() - 1);
  }

  private Lane addLane() throws JSchException, IOException {
    int timeoutMs = Math.toIntExact(options.timeouts().connect().toMillis());
    Lane lane = Lane.open(session(), options.limits().charset(), timeoutMs);
    lanes.add(lane);
    return lane;
  }

  boolean isOpen() {
    return ready
        && sessions.stream().allMatch(Session::isConnected)
        && lanes.stream().allMatch(lane -> lane.client().isOpen());
  }

  /** For names. */
  SftpClient control() {
    return lanes.get(0).client();
  }

  /** For a content that is read: reads share a channel without waiting for each other. */
  Lane takeToRead() {
    return take(READS_PER_LANE);
  }

  /** For a content that is written: a server's receive window is that of one channel. */
  Lane takeToWrite() {
    return take(1);
  }

  /** The channel with the fewest open files, a new one if those are many and there may be more. */
  private synchronized Lane take(int many) {
    Lane least = least();
    if (lanes.size() < mostLanes && (least.files() >= many || lanes.size() == 1)) {
      try {
        least = addLane();
      } catch (JSchException | IOException e) {
        mostLanes = lanes.size();
        LOG.info(
            "{} allows no more than {} channels: {}. Files share them",
            options.server(),
            mostLanes,
            e.getMessage());
      }
    }
    least.take();
    return least;
  }

  private Lane least() {
    return lanes.stream()
        .skip(lanes.size() > 1 ? 1 : 0)
        .min(Comparator.comparingInt(Lane::files))
        .orElseThrow();
  }

  /** Ends the connection if the server has owed an answer for too long. */
  void watch() {
    Duration limit = options.timeouts().request();
    for (Lane lane : lanes) {
      if (lane.client().silentNanos() > limit.toNanos()) {
        LOG.warn(
            "{} has not answered for {} ms: disconnecting", options.server(), limit.toMillis());
        close("the server did not answer within " + limit.toMillis() + " ms (request.timeout.ms)");
        return;
      }
    }
  }

  /** Wakes whoever waits, saying why. */
  void close(String why) {
    lanes.forEach(lane -> lane.client().end(why));
    // before the library's farewell, which a dead peer would keep waiting
    sockets.cut();
    List<Session> now = sessions;
    for (int i = now.size() - 1; i >= 0; i--) {
      now.get(i).disconnect();
    }
  }
}
