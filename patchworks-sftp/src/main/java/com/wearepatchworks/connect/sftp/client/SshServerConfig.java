/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.sftp.client.SshServer.Key;
import com.wearepatchworks.connect.sftp.client.SshServer.Login;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The options of one server to log in to, under a prefix. */
final class SshServerConfig {
  static final List<String> METHODS = List.of("publickey", "password", "keyboard-interactive");

  private final String prefix;
  private final HostKeyConfig hostKey;

  private SshServerConfig(String prefix) {
    this.prefix = prefix;
    this.hostKey = new HostKeyConfig(prefix);
  }

  /** The server with the files. */
  static SshServerConfig ofFiles() {
    return new SshServerConfig("");
  }

  /** The server to go through, if any. */
  static SshServerConfig ofJump() {
    return new SshServerConfig("jump.");
  }

  private boolean isJump() {
    return !prefix.isEmpty();
  }

  void define(OptionGroup options) {
    Option host =
        Option.string(host())
            .doc(
                isJump()
                    ? "SSH server to go through (as ssh -J); not set: none."
                    : "Name or address of the SFTP server.");
    Option user = Option.string(username()).doc("The user to log in as.");
    options
        .add(isJump() ? host.optional() : host.important())
        .add(
            Option.integer(prefix + "port")
                .defaultsTo(22)
                .validatedBy(between(1, 65535))
                .doc("Its TCP port."))
        .add(isJump() ? user.optional() : user.important())
        .add(
            Option.password(password())
                .optional()
                .doc(
                    "The user's password; also what is answered when the server asks questions"
                        + " (keyboard-interactive)."));
    defineKey(options);
    hostKey.define(options);
  }

  private void defineKey(OptionGroup options) {
    options
        .add(
            Option.password(key())
                .optional()
                .doc(
                    "The user's private key in PEM, OpenSSH or PuTTY format: the text itself, line"
                        + " breaks may be written as \\n, or the path of a file."))
        .add(Option.password(keyPassword()).optional().doc("Password of an encrypted private key."))
        .add(
            Option.string(certificate())
                .optional()
                .advanced()
                .doc("OpenSSH certificate of the key: the one line of its -cert.pub file."))
        .add(
            Option.list(methods())
                .defaultsTo(METHODS)
                .validatedBy(new WordList(METHODS))
                .advanced()
                .doc(
                    "Ways to log in, tried in this order as far as there is something to show."
                        + " A server may demand several one after the other."));
  }

  /** What is wrong across options, by the option at fault. */
  Map<String, String> problems(Map<String, ? extends @Nullable Object> values) {
    Map<String, String> problems = new TreeMap<>();
    if (isJump() && values.get(host()) == null) {
      refuseWithoutHost(values, problems);
      return problems;
    }
    if (isJump() && values.get(username()) == null) {
      problems.put(username(), host() + " is set, so the user to log in as there is needed too");
    }
    if (values.get(password()) == null && values.get(key()) == null) {
      problems.put(password(), "set this or " + key() + ": there is nothing to log in with");
    }
    keyProblem(values, problems);
    problems.putAll(hostKey.problems(values));
    return problems;
  }

  private void refuseWithoutHost(
      Map<String, ? extends @Nullable Object> values, Map<String, String> problems) {
    for (String option : List.of(username(), password(), key())) {
      if (values.get(option) != null) {
        problems.put(host(), option + " is set, so the host to go through is needed too");
      }
    }
  }

  private void keyProblem(
      Map<String, ? extends @Nullable Object> values, Map<String, String> problems) {
    Password text = (Password) values.get(key());
    Password password = (Password) values.get(keyPassword());
    String certificate = (String) values.get(certificate());
    if (text == null) {
      for (String option : List.of(keyPassword(), certificate())) {
        if (values.get(option) != null) {
          problems.put(key(), option + " is set, so the private key is needed too");
        }
      }
    } else if (PrivateKeys.isText(text)) { // a file may be on another machine than this one
      String problem = PrivateKeys.problem(PrivateKeys.text(text), password);
      if (problem != null) {
        problems.put(PrivateKeys.isAboutPassword(problem) ? keyPassword() : key(), problem);
      }
    }
    if (certificate != null) {
      String problem = PrivateKeys.certificateProblem(certificate);
      if (problem != null) {
        problems.put(certificate(), problem);
      }
    }
  }

  /** The options as values; null when there is no such server. */
  @Nullable SshServer from(AbstractConfig config) {
    String host = config.getString(host());
    if (host == null) {
      return null;
    }
    Password key = config.getPassword(key());
    Login login =
        new Login(
            Objects.requireNonNull(config.getString(username())),
            config.getPassword(password()),
            key == null
                ? null
                : new Key(key, config.getPassword(keyPassword()), config.getString(certificate())),
            Objects.requireNonNull(config.getList(methods())));
    return new SshServer(
        prefix, host.strip(), config.getInt(prefix + "port"), login, hostKey.from(config));
  }

  private String host() {
    return prefix + "host";
  }

  private String username() {
    return prefix + "username";
  }

  private String password() {
    return prefix + "password";
  }

  private String key() {
    return prefix + "private.key";
  }

  private String keyPassword() {
    return prefix + "private.key.password";
  }

  private String certificate() {
    return prefix + "private.key.certificate";
  }

  private String methods() {
    return prefix + "auth.methods";
  }
}
