/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.FileEntry;
import com.wearepatchworks.connect.filekit.store.FileEntry.Kind;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.sftp.client.SftpPublishOptions.Replace;
import com.wearepatchworks.connect.sftp.client.SftpPublishOptions.Sync;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only SFTP servers have: modes, links, and renames that do not replace. */
class PublishTest {
  @TempDir Path home = Path.of("/nowhere");

  private String at(String name) {
    return home.resolve(name).toString();
  }

  private static boolean publish(JschFiles files, String temporary, String target)
      throws Exception {
    try (Draft draft = files.draft(temporary, target)) {
      draft.content().write(new byte[] {1, 2, 3});
      return files.publish(draft.seal());
    }
  }

  private MinaServer withoutExtensions() throws Exception {
    return new MinaServer(
        home, each -> SftpModuleProperties.OPENSSH_EXTENSIONS.set(each, "fsync@openssh.com=1"));
  }

  @Test
  void refusesToReplaceInTwoSteps() throws Exception {
    try (MinaServer server = withoutExtensions();
        JschFiles files = new JschFiles(Connecting.to(server), SftpPublishOptions.defaults())) {
      assertThat(publish(files, at("tmp"), at("target"))).isTrue();
      assertThatThrownBy(() -> publish(files, at("tmp"), at("target")))
          .isInstanceOfSatisfying(
              FileStoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EXISTS))
          .hasMessageContaining("publish.replace=allow-gap");
      assertThat(Path.of(at("tmp"))).exists();
    }
  }

  @Test
  void replacesInTwoStepsWhereThatIsAllowed() throws Exception {
    SftpPublishOptions gap = new SftpPublishOptions(Replace.ALLOW_GAP, null, Sync.NEVER);
    try (MinaServer server = withoutExtensions();
        JschFiles files = new JschFiles(Connecting.to(server), gap)) {
      Files.write(home.resolve("target"), new byte[100]);
      String ticket;
      try (Draft draft = files.draft(at("tmp"), at("target"))) {
        ticket = draft.seal();
      }
      assertThat(files.publish(ticket)).isTrue();
      assertThat(files.publish(ticket)).isFalse();
      assertThat(home.resolve("target")).isEmptyFile();
      Files.write(home.resolve("other"), new byte[1]);
      assertThatThrownBy(() -> files.move(at("other"), at("target")))
          .isInstanceOfSatisfying(
              FileStoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EXISTS));
      assertThat(home.resolve("target")).isEmptyFile();
    }
  }

  @Test
  void setsTheModeAndBringsToDisk() throws Exception {
    OpenSshServer.require();
    SftpPublishOptions options =
        new SftpPublishOptions(Replace.ATOMIC_ONLY, 0604, Sync.WHEN_OFFERED);
    try (OpenSshServer server = new OpenSshServer(home.resolve("server"));
        JschFiles files = new JschFiles(Connecting.to(server), options)) {
      publish(files, at("tmp"), at("target"));
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("target"))))
          .isEqualTo("rw----r--");
    }
  }

  @Test
  void followsLinksAndReadsTimesBeyond2038() throws Exception {
    OpenSshServer.require();
    try (OpenSshServer server = new OpenSshServer(home.resolve("server"));
        JschFiles files = new JschFiles(Connecting.to(server), SftpPublishOptions.defaults())) {
      Path in = Files.createDirectory(home.resolve("in"));
      Files.write(home.resolve("file"), new byte[7]);
      Files.setLastModifiedTime(home.resolve("file"), FileTime.fromMillis(3_000_000_000_000L));
      Files.createSymbolicLink(in.resolve("to-file"), home.resolve("file"));
      Files.createSymbolicLink(in.resolve("to-directory"), home);
      Files.createSymbolicLink(in.resolve("to-nothing"), home.resolve("nothing"));

      Map<String, FileEntry> found = new TreeMap<>();
      files.list(at("in"), entry -> found.put(entry.name(), entry) == null);
      assertThat(found.get("to-file"))
          .isEqualTo(new FileEntry(at("in/to-file"), Kind.FILE, 7, 3_000_000_000_000L))
          .isEqualTo(files.find(at("in/to-file")));
      assertThat(found.get("to-directory")).matches(FileEntry::isDirectory);
      assertThat(found.get("to-nothing")).matches(entry -> entry.kind() == Kind.OTHER);
      assertThat(files.find(at("in/to-nothing"))).matches(entry -> entry.kind() == Kind.OTHER);
    }
  }
}
