/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

/** The clients that take part; {@link #open} logs in. */
public enum Library {
  /** The connectors' own. */
  OURS("patchworks-sftp's client") {
    @Override
    Client open(Target target) throws Exception {
      return OurClient.open(target);
    }
  },
  /** A channel of jsch as it comes. */
  JSCH("jsch, one channel") {
    @Override
    Client open(Target target) throws Exception {
      return JschClient.open(target);
    }
  },
  /** What several connectors do: log in afresh for each operation. */
  JSCH_PER_OPERATION("jsch, session per operation") {
    @Override
    Client open(Target target) {
      return new JschPerOperation(target);
    }
  },
  /** The stream of sshj that reads ahead. */
  SSHJ("sshj") {
    @Override
    Client open(Target target) throws Exception {
      return SshjClient.open(target);
    }
  },
  /** Apache MINA SSHD. */
  MINA("MINA") {
    @Override
    Client open(Target target) throws Exception {
      return MinaClient.open(target);
    }
  },
  /** The SFTP component of Apache Camel. */
  CAMEL("Camel") {
    @Override
    Client open(Target target) throws Exception {
      return CamelClient.open(target);
    }
  },
  /** The program of OpenSSH; logs in for each call. */
  OPENSSH("OpenSSH sftp") {
    @Override
    Client open(Target target) {
      return new SftpProgram(target);
    }
  };

  private final String title;

  Library(String title) {
    this.title = title;
  }

  /** For tables. */
  public String title() {
    return title;
  }

  abstract Client open(Target target) throws Exception;
}
