/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says whether a server's host key is believed, and remembers which one it showed. */
final class ServerKeys implements HostKeyRepository {
  private static final Logger LOG = LoggerFactory.getLogger(ServerKeys.class);

  /** What was trusted at first use, for as long as this process lives. */
  private static final Map<String, String> FIRST_SEEN = new ConcurrentHashMap<>();

  private final SshServer server;
  private final HostKeyRepository known;
  private volatile @Nullable String shown;

  ServerKeys(SshServer server) throws JSchException {
    this.server = server;
    JSch jsch = new JSch();
    if (server.trust() instanceof HostKeyTrust.KnownHosts hosts) {
      byte[] lines = (hosts.lines() + "\n").getBytes(StandardCharsets.UTF_8);
      jsch.setKnownHosts(new ByteArrayInputStream(lines));
    }
    known = jsch.getHostKeyRepository();
  }

  /** Type and fingerprint of the key that the server showed. */
  String shown() {
    String seen = shown;
    return seen == null ? "no key" : seen;
  }

  @Override
  public int check(String host, byte[] key) {
    String fingerprint = Fingerprint.of(key);
    shown = Fingerprint.typeOf(key) + " " + fingerprint;
    if (server.trust() instanceof HostKeyTrust.Fingerprints trusted) {
      return trusted.sha256().contains(fingerprint) ? OK : CHANGED;
    }
    if (server.trust() instanceof HostKeyTrust.FirstUse) {
      return firstUse(fingerprint);
    }
    return known.check(host, key);
  }

  private int firstUse(String fingerprint) {
    String before = FIRST_SEEN.putIfAbsent(server.address(), fingerprint);
    if (before == null) {
      LOG.warn(
          "Trusting host key {} of {} at first use: whoever answered may be anybody."
              + " If this fingerprint is right, set {}host.key.fingerprint to it",
          fingerprint,
          server.address(),
          server.prefix());
    }
    return before == null || before.equals(fingerprint) ? OK : CHANGED;
  }

  @Override
  public void add(HostKey key, UserInfo info) {
    // keys are only ever added by the user
  }

  @Override
  public void remove(String host, String type) {
    // as they are removed
  }

  @Override
  public void remove(String host, String type, byte[] key) {
    // as they are removed
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return server.prefix() + "host.key.known.hosts";
  }

  @Override
  public HostKey[] getHostKey() {
    return known.getHostKey();
  }

  @Override
  public HostKey[] getHostKey(String host, @Nullable String type) {
    return known.getHostKey(host, type);
  }
}
