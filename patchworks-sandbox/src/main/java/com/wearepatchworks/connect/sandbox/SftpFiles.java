/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.jspecify.annotations.Nullable;

/**
 * The temporary directory of an SFTP server: keys, and the files that it serves.
 *
 * @param root of all of it
 * @param port that the server is to listen on
 * @param host key pair of the server
 * @param user key pair of the client
 */
record SftpFiles(Path root, int port, KeyPair host, KeyPair user) {
  private static final int RSA_BITS = 2048;
  private static final int ECDSA_BITS = 256;

  static SftpFiles make() {
    try {
      Path root = Directories.temporary("sftp").toRealPath();
      KeyPair host = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", ECDSA_BITS);
      KeyPair user = KeyUtils.generateKeyPair("ssh-rsa", RSA_BITS);
      SftpFiles files = new SftpFiles(root, FreePort.pick(), host, user);
      Directories.make(files.served());
      writePrivate(files.hostKey(), text(host));
      writePrivate(files.userKey(), text(user));
      writePrivate(files.authorizedKeys(), PublicKeyEntry.toString(user.getPublic()) + "\n");
      Files.writeString(files.knownHostsFile(), files.knownHosts() + "\n");
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the files of an SFTP server", e);
    } catch (GeneralSecurityException e) {
      throw new SandboxException("this Java runtime makes no keys for an SFTP server", e);
    }
  }

  private static String text(KeyPair pair) throws IOException, GeneralSecurityException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
        pair, "sandbox", (OpenSSHKeyEncryptionContext) null, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** OpenSSH refuses keys that others can read. */
  private static void writePrivate(Path file, String text) throws IOException {
    Files.writeString(file, text);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  Path served() {
    return root.resolve("files");
  }

  Path hostKey() {
    return root.resolve("host_key");
  }

  Path userKey() {
    return root.resolve("user_key");
  }

  Path authorizedKeys() {
    return root.resolve("authorized_keys");
  }

  Path knownHostsFile() {
    return root.resolve("known_hosts");
  }

  String knownHosts() {
    return "[127.0.0.1]:%d %s".formatted(port, PublicKeyEntry.toString(host.getPublic()));
  }

  SftpAccess access(String userName, @Nullable String password) {
    try {
      String key = Files.readString(userKey());
      return new SftpAccess(
          port, userName, password, key, userKey(), knownHosts(), knownHostsFile(), served());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the key that was just written", e);
    }
  }

  void delete() {
    Directories.delete(root);
  }
}
