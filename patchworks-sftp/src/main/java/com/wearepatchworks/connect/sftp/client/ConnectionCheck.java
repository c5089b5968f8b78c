/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.sftp.client.SftpConnectionOptions.Timeouts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Tries out a connection when a configuration is validated: connects, logs in, lists, and writes,
 * renames and deletes a small file. To be called when the options are fine by themselves. Ends
 * after some seconds.
 */
public final class ConnectionCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What a connector is going to do in a directory. */
  public enum Right {
    /** It must exist and let itself be listed. */
    LIST,
    /** Files are made, renamed and deleted in it; it is made when missing. */
    WRITE
  }

  /**
   * What must be possible.
   *
   * @param option the option that names the directory, to be blamed when it is not
   */
  public record Need(String option, String directory, Right right) {}

  private ConnectionCheck() {}

  /** One sentence for each option at fault; empty when all is well. */
  public static Map<String, String> problems(
      SftpConnectionOptions options, SftpPublishOptions publishing, List<Need> needs) {
    Map<String, String> problems = new TreeMap<>();
    try (JschFiles files = new JschFiles(hasty(options), publishing)) {
      if (connects(files, problems)) {
        for (Need need : needs) {
          check(files, need, problems);
        }
      }
    }
    return problems;
  }

  private static SftpConnectionOptions hasty(SftpConnectionOptions options) {
    Timeouts given = options.timeouts();
    Timeouts hasty =
        new Timeouts(shorter(given.connect()), shorter(given.request()), given.keepAlive());
    return new SftpConnectionOptions(
        options.server(),
        options.jump(),
        options.proxy(),
        options.algorithms(),
        hasty,
        options.limits());
  }

  private static Duration shorter(Duration given) {
    return given.compareTo(PATIENCE) < 0 ? given : PATIENCE;
  }

  private static boolean connects(JschFiles files, Map<String, String> problems) {
    try {
      files.find("/");
      return true;
    } catch (FileStoreException e) {
      if (e.getCause() instanceof SshException ssh) {
        problems.put(ssh.option(), String.valueOf(e.getMessage()));
        return false;
      }
      return !e.isTransient(); // that "/" may not be looked at need not matter
    }
  }

  private static void check(JschFiles files, Need need, Map<String, String> problems) {
    try {
      if (need.right() == Right.LIST) {
        files.list(need.directory(), entry -> false);
      } else {
        write(files, existing(files, need.directory()));
      }
    } catch (FileStoreException e) {
      problems.putIfAbsent(need.option(), String.valueOf(e.getMessage()));
    }
  }

  /** The directory or the first above it that is there. */
  private static String existing(JschFiles files, String directory) throws FileStoreException {
    String at = directory;
    while (!at.equals("/") && files.find(at) == null) {
      at = Paths.parent(at);
    }
    return at;
  }

  private static void write(JschFiles files, String directory) throws FileStoreException {
    String name = Paths.child(directory, ".patchworks-check-" + UUID.randomUUID());
    String ticket;
    try (Draft draft = files.draft(name + ".tmp", name)) {
      draft.content().write(new byte[] {'o', 'k', '\n'}, 0, 3);
      ticket = draft.seal();
    } catch (FileStoreException e) {
      throw e;
    } catch (IOException e) {
      throw new FileStoreException(FileStoreException.Reason.FAILED, e.toString(), e);
    }
    try {
      files.publish(ticket);
    } catch (FileStoreException e) {
      files.discard(ticket);
      throw e;
    }
    files.delete(name);
  }
}
