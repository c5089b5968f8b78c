/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

/**
 * A session for each operation, four operations a file: is it there, how large is it, its content,
 * and its move into the archive.
 */
final class JschPerOperation implements Client {
  private final Target target;

  JschPerOperation(Target target) {
    this.target = target;
  }

  @Override
  public long read(String path) throws Exception {
    try (JschClient exists = JschClient.open(target)) {
      var unused = exists.channel().lstat(path);
    }
    try (JschClient size = JschClient.open(target)) {
      var unused = size.channel().stat(path).getSize();
    }
    long read;
    try (JschClient content = JschClient.open(target)) {
      read = content.read(path);
    }
    try (JschClient move = JschClient.open(target)) {
      // to where it is, so that the next round finds it
      move.channel().rename(path, path);
    }
    return read;
  }

  @Override
  public void close() {}
}
