/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.util.List;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * A server to log in to: the one with the files, or the jump host before it.
 *
 * @param prefix of its options, so that a failure names the one at fault: {@code ""} or {@code
 *     "jump."}
 */
public record SshServer(String prefix, String host, int port, Login login, HostKeyTrust trust) {
  /**
   * Who we are.
   *
   * @param methods in this order, of those for which there is something to show
   */
  public record Login(
      String username, @Nullable Password password, @Nullable Key key, List<String> methods) {}

  /**
   * A private key.
   *
   * @param text PEM, OpenSSH or PuTTY format, or the path of a file that holds it
   * @param password null when it is not encrypted
   * @param certificate of the key, in OpenSSH's format; null for none
   */
  public record Key(Password text, @Nullable Password password, @Nullable String certificate) {}

  /** Host and port as people write it. */
  public String address() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return login.username() + "@" + address();
  }
}
