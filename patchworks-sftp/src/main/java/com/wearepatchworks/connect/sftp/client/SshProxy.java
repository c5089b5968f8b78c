/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on the way to the first server.
 *
 * @param user null when it wants no name
 */
public record SshProxy(
    Type type, String host, int port, @Nullable String user, @Nullable Password password) {
  /** What it speaks. */
  public enum Type {
    /** HTTP CONNECT. */
    HTTP,
    /** SOCKS version 5. */
    SOCKS5
  }
}
