/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.nio.charset.Charset;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the files.
 *
 * @param jump a server to go through; null for none
 * @param proxy on the way to the first of them; null for none
 */
public record SftpConnectionOptions(
    SshServer server,
    @Nullable SshServer jump,
    @Nullable SshProxy proxy,
    Algorithms algorithms,
    Timeouts timeouts,
    Limits limits) {
  /**
   * How long to wait.
   *
   * @param connect until logged in
   * @param request for a single byte of an answer that the server owes
   * @param keepAlive between questions whether the server is still there, on a silent connection
   */
  public record Timeouts(Duration connect, Duration request, Duration keepAlive) {}

  /**
   * How much at once.
   *
   * @param channels SFTP channels of the one connection
   * @param requestBytes asked for in one request; what a server answers short lowers it
   * @param aheadBytes read ahead of all readers together; one takes up to half of it
   * @param charset of paths
   */
  public record Limits(int channels, int requestBytes, long aheadBytes, Charset charset) {}
}
