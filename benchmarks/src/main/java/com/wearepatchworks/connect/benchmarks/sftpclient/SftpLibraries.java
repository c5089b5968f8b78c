/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

import com.jcraft.jsch.JSch;
import com.wearepatchworks.connect.benchmarks.lab.Archive;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.schmizz.sshj.DefaultConfig;
import org.apache.camel.CamelContext;
import org.apache.sshd.client.SshClient;

/** Versions of the clients. */
public final class SftpLibraries {
  private SftpLibraries() {}

  /** Adds a row for each. */
  public static Table describe(Table table, Archive archive) {
    return table
        .row("jsch, bare / in the archive", JSch.VERSION + " / " + archive.versionOf("jsch"))
        .row("sshj", new DefaultConfig().getVersion())
        .row("MINA", version(SshClient.class))
        .row("Camel", version(CamelContext.class))
        .row("OpenSSH", openSsh());
  }

  private static String version(Class<?> of) {
    return String.valueOf(of.getPackage().getImplementationVersion());
  }

  private static String openSsh() {
    try {
      Process ssh = new ProcessBuilder("ssh", "-V").redirectErrorStream(true).start();
      return new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "not installed";
    }
  }
}
