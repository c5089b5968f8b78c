/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbctask.Values;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.sandbox.PostgresServer;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The machine's {@code psql}: one COPY of a text file, its start and login included. */
final class PsqlContender implements Contender {
  static final String NAME = "psql, COPY text of a file";

  private final JdbcLab lab;

  PsqlContender(JdbcLab lab) {
    this.lab = lab;
  }

  static boolean isInstalled() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "psql")));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean takes(Job job) {
    return job.mode() == Job.Mode.INSERT && job.writers() == 1;
  }

  @Override
  public Timing write(Job job) {
    Path file = file(job.rows());
    PostgresServer server = lab.server();
    ProcessBuilder psql =
        new ProcessBuilder(
                List.of(
                    "psql",
                    "--host=127.0.0.1",
                    "--port=" + server.port(),
                    "--username=" + server.user(),
                    "--no-psqlrc",
                    "--quiet",
                    "--set=ON_ERROR_STOP=1",
                    "--command=\\copy %s FROM '%s'".formatted(Rows.WRITTEN, file),
                    "postgres"))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(lab.directory().resolve("psql.log").toFile()));
    psql.environment().put("PGPASSWORD", server.password());
    double before = lab.serverCpu().settledSeconds();
    long start = System.nanoTime();
    run(psql);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Timing(job.rows(), seconds, 0, lab.serverCpu().settledSeconds() - before);
  }

  private static void run(ProcessBuilder psql) {
    try {
      int code = psql.start().waitFor();
      if (code != 0) {
        throw new BenchmarkException("psql ended with %d; see psql.log".formatted(code));
      }
    } catch (IOException e) {
      throw new BenchmarkException("cannot run psql", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted", e);
    }
  }

  private Path file(int rows) {
    Path file = lab.directory().resolve("rows-%d.txt".formatted(rows));
    if (!Files.exists(file)) {
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        for (int id = 0; id < rows; id++) {
          out.write(Values.of(id).line());
          out.write('\n');
        }
      } catch (IOException e) {
        throw new BenchmarkException("cannot write rows for psql", e);
      }
    }
    return file;
  }
}
