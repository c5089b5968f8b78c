/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchProxyException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in a sentence why there is no connection, and which option is most likely to blame. */
final class LoginFailure {
  private final SftpConnectionOptions options;
  private final SshServer server;
  private final String shownKey;

  LoginFailure(SftpConnectionOptions options, SshServer server, String shownKey) {
    this.options = options;
    this.server = server;
    this.shownKey = shownKey;
  }

  SshException explain(JSchException e) {
    if (e instanceof JSchHostKeyException) {
      return hostKey(e);
    }
    if (e instanceof JSchAlgoNegoFailException negotiation) {
      return algorithms(negotiation);
    }
    String words = String.valueOf(e.getMessage());
    return isAboutLogin(e) ? login(words, e) : network(words, e);
  }

  /** The line broke, whatever the library makes of it; what it says of keys and names is true. */
  SshException explainLoss(JSchException e) {
    return isAboutLogin(e)
        ? unreachable(
            server.prefix() + "host",
            "The connection to " + server.address() + " ended during the login",
            e)
        : explain(e);
  }

  private static boolean isAboutLogin(JSchException e) {
    String words = String.valueOf(e.getMessage());
    return words.startsWith("Auth fail") || words.startsWith("Auth cancel");
  }

  private SshException hostKey(JSchException e) {
    String fix =
        " Ask whoever runs the server whether that is its key; then set "
            + server.prefix()
            + "host.key.fingerprint to it, or host.key.known.hosts to the output of: ssh-keyscan -p "
            + server.port()
            + " "
            + server.host();
    boolean fingerprints = server.trust() instanceof HostKeyTrust.Fingerprints;
    boolean changed = e instanceof JSchChangedHostKeyException && !fingerprints;
    String what =
        changed
            ? " is not the one that is known: the server was set up anew, or somebody answers in"
                + " its place."
            : " is not among those that are trusted.";
    String option =
        server.prefix() + (fingerprints ? "host.key.fingerprint" : "host.key.known.hosts");
    return refused(
        option, "The host key of " + server.address() + " (" + shownKey + ")" + what + fix, e);
  }

  private SshException algorithms(JSchAlgoNegoFailException e) {
    return refused(
        "algorithms.preset",
        "There is no algorithm that both "
            + server.address()
            + " and this connector accept ("
            + e.getAlgorithmName()
            + ": the server has "
            + e.getServerProposal()
            + "). An old server may need algorithms.preset=legacy",
        e);
  }

  private SshException login(String words, JSchException e) {
    SshServer.Login login = server.login();
    int quote = words.indexOf('\'');
    String offered = quote < 0 ? "?" : words.substring(quote + 1).replace("'", "");
    boolean keyOnly = login.password() == null;
    String shown =
        keyOnly ? "the private key" : login.key() == null ? "the password" : "key and password";
    String fix =
        login.key() == null
            ? ""
            : " The key's fingerprint is" + PrivateKeys.fingerprint(login.key()) + ".";
    return refused(
        server.prefix() + (keyOnly ? "private.key" : "password"),
        server.address()
            + " does not let user "
            + login.username()
            + " in with "
            + shown
            + "; it asks for "
            + offered
            + "."
            + fix
            + " Check the name of the user too",
        e);
  }

  private SshException network(String words, JSchException e) {
    Throwable cause = cause(e);
    if (isThroughProxy() && (e instanceof JSchProxyException || cause instanceof IOException)) {
      return proxy(words, e);
    }
    String host = server.prefix() + "host";
    String at = server.address();
    if (cause instanceof UnknownHostException) {
      return unreachable(host, "No address is known for the host '" + server.host() + "'", e);
    }
    if (cause instanceof ConnectException) {
      String message = "Nothing accepts connections at " + at + ": " + cause.getMessage();
      return unreachable(server.prefix() + "port", message, e);
    }
    if (cause instanceof SocketTimeoutException || words.contains("imeout")) {
      return unreachable(
          host,
          "No answer from %s within %d ms (connect.timeout.ms). A firewall may drop the packets"
              .formatted(at, options.timeouts().connect().toMillis()),
          e);
    }
    return unreachable(host, "There is no SSH connection to " + at + ": " + words, e);
  }

  /** Whether the server is the first on the way. */
  private boolean isThroughProxy() {
    return options.proxy() != null && (options.jump() == null || server.equals(options.jump()));
  }

  private SshException proxy(String words, JSchException e) {
    SshProxy proxy = Objects.requireNonNull(options.proxy());
    return unreachable(
        "proxy.host",
        "There is no way to %s through the proxy %s:%d: %s"
            .formatted(server.address(), proxy.host(), proxy.port(), words),
        e);
  }

  private static @Nullable Throwable cause(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  private static SshException refused(String option, String message, Throwable cause) {
    return new SshException(Reason.REFUSED, option, message, cause);
  }

  private static SshException unreachable(String option, String message, Throwable cause) {
    return new SshException(Reason.UNREACHABLE, option, message, cause);
  }
}
