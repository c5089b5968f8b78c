/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import com.wearepatchworks.connect.benchmarks.lab.Archive;
import com.wearepatchworks.connect.benchmarks.report.Table;
import io.netty.util.Version;
import org.apache.hc.core5.util.VersionInfo;

/** Versions of what the HTTP connectors and their bare contenders are made of. */
public final class HttpLibraries {
  private HttpLibraries() {}

  /** Adds a row for each. */
  public static Table describe(Table table, Archive archive) {
    return table
        .row("Netty, bare / in the archive", netty() + " / " + archive.versionOf("netty-transport"))
        .row(
            "HttpClient, bare / in the archive",
            client() + " / " + archive.versionOf("httpclient5"));
  }

  private static String netty() {
    Version version = Version.identify(HttpLibraries.class.getClassLoader()).get("netty-transport");
    return version == null ? "unknown" : version.artifactVersion();
  }

  private static String client() {
    VersionInfo info =
        VersionInfo.loadVersionInfo("org.apache.hc.client5", HttpLibraries.class.getClassLoader());
    return info == null ? "unknown" : info.getRelease();
  }
}
