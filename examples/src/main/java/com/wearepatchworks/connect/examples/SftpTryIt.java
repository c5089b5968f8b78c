/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.sandbox.SftpAccess;

/**
 * What can be tried on an SFTP run that was kept.
 *
 * @param worker URL of its REST API
 * @param bootstrapServers of Kafka
 * @param logs their directory
 */
record SftpTryIt(
    String worker, Names names, SftpAccess access, String bootstrapServers, String logs) {

  private static final String LINES =
      """

      All of it keeps running until Ctrl-C.
        SFTP       port {port} of 127.0.0.1, user {user}
        key        {key}
        files      {dir}/sales
        worker     {worker}
        Kafka      {kafka}
        logs       {logs}

      A shell on the server:
        sftp -P {port} -i {key} \\
          -o UserKnownHostsFile={known} {user}@127.0.0.1

      Drop a file: put it under a temporary name, then rename it. What becomes of
      its rows is shown below a moment later:
        printf 'id,shop,total\\ntry-1,uk,12.50\\ntry-2,"eu, south",7\\n' > try.csv
        printf 'put try.csv sales/in/try.csv.part\\n
        rename sales/in/try.csv.part sales/in/try.csv\\n' | sed 's|sales/|{dir}/sales/|g' |
        sftp -b - -P {port} -i {key} \\
          -o UserKnownHostsFile={known} {user}@127.0.0.1

      What the server holds, on this machine too:
        find {dir}

      Status of the connectors, and how far the source has read each file:
        curl -s {worker}/connectors/{source}/status
        curl -s {worker}/connectors/{sink}/status
        curl -s {worker}/connectors/{source}/offsets
      """;

  void print(Screen screen) {
    LINES
        .replace("{port}", Integer.toString(access.port()))
        .replace("{user}", access.user())
        .replace("{key}", access.privateKeyFile().toString())
        .replace("{known}", access.knownHostsFile().toString())
        .replace("{dir}", access.directory().toString())
        .replace("{worker}", worker)
        .replace("{kafka}", bootstrapServers)
        .replace("{logs}", logs)
        .replace("{source}", names.source())
        .replace("{sink}", names.sink())
        .lines()
        .forEach(screen::line);
  }
}
