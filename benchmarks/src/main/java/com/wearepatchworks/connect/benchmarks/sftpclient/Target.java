/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

/**
 * The server, as the clients reach it: through the proxy.
 *
 * @param keyFile private key of the user
 * @param knownHosts file with the server's key
 */
public record Target(int port, String user, String keyFile, String knownHosts) {
  static final String HOST = "127.0.0.1";
}
