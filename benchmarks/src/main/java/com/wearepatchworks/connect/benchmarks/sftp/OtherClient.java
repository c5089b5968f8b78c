/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.process.ChildJvm;
import com.wearepatchworks.connect.benchmarks.sftpclient.ClientMain;
import com.wearepatchworks.connect.benchmarks.sftpclient.Library;
import com.wearepatchworks.connect.benchmarks.sftpclient.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A client in a process of its own, which throws away what it fetches. */
record OtherClient(Library library, ChildJvm process) implements Contender, AutoCloseable {

  static OtherClient start(Lab lab, Library library, Target target) {
    ChildJvm process =
        lab.child(
            library.title(),
            ClientMain.class,
            library.name(),
            Integer.toString(target.port()),
            target.user(),
            target.keyFile(),
            target.knownHosts());
    return new OtherClient(library, process);
  }

  @Override
  public String name() {
    return library.title();
  }

  @Override
  public Fetch fetch(RemoteFiles.Made files) {
    String[] answer = process.ask(list(files).toString()).split(" ", 2);
    if (answer.length != 2 || answer[0].equals("failed:")) {
      throw new BenchmarkException(
          "%s: %s; its log is %s".formatted(name(), String.join(" ", answer), process.log()));
    }
    long bytes = Long.parseLong(answer[0]);
    if (bytes != files.bytes()) {
      throw new BenchmarkException(
          "%s fetched %,d bytes of %,d".formatted(name(), bytes, files.bytes()));
    }
    return new Fetch(files.paths().size(), bytes, 0, Long.parseLong(answer[1]) / 1e9);
  }

  private static Path list(RemoteFiles.Made files) {
    List<String> paths = files.paths().stream().map(Path::toString).toList();
    try {
      Path list = Files.createTempFile("benchmark-", ".list");
      list.toFile().deleteOnExit();
      return Files.write(list, paths);
    } catch (IOException e) {
      throw new BenchmarkException("cannot write the names of files", e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
