/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.ProxyHTTP;
import com.jcraft.jsch.ProxySOCKS5;
import com.jcraft.jsch.Session;
import com.wearepatchworks.connect.sftp.client.SshServer.Login;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs in: to the jump host, if there is one, and through it to the server. */
final class SshLogin {
  private static final int MISSED_KEEP_ALIVES = 3;

  private final SftpConnectionOptions options;
  private final Sockets sockets;

  SshLogin(SftpConnectionOptions options, Sockets sockets) {
    this.options = options;
    this.sockets = sockets;
  }

  /** The sessions, that of the server last. The sockets are cut when it fails. */
  List<Session> open() throws SshException {
    List<Session> sessions = new ArrayList<>();
    SshServer jump = options.jump();
    Proxy way = options.proxy() == null ? null : proxy(options.proxy());
    if (jump != null) {
      Session session = open(jump, way);
      sessions.add(session);
      way = new JumpHost(session, sockets.watch());
    }
    sessions.add(open(options.server(), way));
    return sessions;
  }

  private Session open(SshServer server, @Nullable Proxy way) throws SshException {
    ServerKeys keys = null;
    try {
      keys = new ServerKeys(server);
      Session session = prepare(server, keys);
      if (way != null) {
        session.setProxy(way);
      }
      session.connect(Math.toIntExact(options.timeouts().connect().toMillis()));
      // this also sets the time-out of reads, which must not be 0: a dead peer would never be
      // noticed
      session.setServerAliveInterval(Math.toIntExact(options.timeouts().keepAlive().toMillis()));
      session.setServerAliveCountMax(MISSED_KEEP_ALIVES);
      return session;
    } catch (JSchException e) {
      boolean lost = sockets.watch().hasEnded();
      sockets.cut();
      LoginFailure failure =
          new LoginFailure(options, server, keys == null ? "no key" : keys.shown());
      throw lost ? failure.explainLoss(e) : failure.explain(e);
    }
  }

  private Session prepare(SshServer server, ServerKeys keys) throws JSchException, SshException {
    JSch jsch = new JSch();
    Login login = server.login();
    if (login.key() != null) {
      PrivateKeys.add(jsch, server.prefix(), login.key());
    }
    Session session = jsch.getSession(login.username(), server.host(), server.port());
    session.setHostKeyRepository(keys);
    session.setUserInfo(new Answers(login.password()));
    session.setSocketFactory(sockets);
    session.setDaemonThread(true);
    session.setConfig("StrictHostKeyChecking", "yes");
    List<String> methods = methods(login);
    session.setConfig("PreferredAuthentications", String.join(",", methods));
    // one for each way: a second one would be an empty answer, and a second failure
    long tries = methods.stream().filter(each -> !each.equals("publickey")).count();
    session.setConfig("MaxAuthTries", Long.toString(Math.max(1, tries)));
    configure(session, options.algorithms());
    return session;
  }

  /** Those of the wanted methods for which there is something to show. */
  private static List<String> methods(Login login) {
    return login.methods().stream()
        .filter(each -> each.equals("publickey") ? login.key() != null : login.password() != null)
        .toList();
  }

  private static void configure(Session session, Algorithms algorithms) {
    configure(session, algorithms.kex(), "kex");
    configure(session, algorithms.ciphers(), "cipher.c2s", "cipher.s2c");
    configure(session, algorithms.macs(), "mac.c2s", "mac.s2c");
    configure(session, algorithms.hostKeys(), "server_host_key", "PubkeyAcceptedAlgorithms");
  }

  private static void configure(Session session, List<String> names, String... settings) {
    for (String setting : settings) {
      if (!names.isEmpty()) {
        session.setConfig(setting, String.join(",", names));
      }
    }
  }

  private static Proxy proxy(SshProxy proxy) {
    String user = proxy.user();
    String password = proxy.password() == null ? "" : proxy.password().value();
    if (proxy.type() == SshProxy.Type.SOCKS5) {
      ProxySOCKS5 socks = new ProxySOCKS5(proxy.host(), proxy.port());
      if (user != null) {
        socks.setUserPasswd(user, password);
      }
      return socks;
    }
    ProxyHTTP http = new ProxyHTTP(proxy.host(), proxy.port());
    if (user != null) {
      http.setUserPasswd(user, password);
    }
    return http;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
