/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.util.List;

/** By what a server's host key is believed. */
public sealed interface HostKeyTrust {
  /** Lines as in a {@code known_hosts} file, hashed or not. */
  record KnownHosts(String lines) implements HostKeyTrust {}

  /** {@code SHA256:...} of the keys that are believed. */
  record Fingerprints(List<String> sha256) implements HostKeyTrust {}

  /** The first key that this process sees, and no other until it ends. */
  record FirstUse() implements HostKeyTrust {}
}
