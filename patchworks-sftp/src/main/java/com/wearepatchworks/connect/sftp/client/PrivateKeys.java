/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Private keys in PEM, OpenSSH's and PuTTY's formats, encrypted or not. */
final class PrivateKeys {
  private PrivateKeys() {}

  /** Whether it is a key itself, and not the path of a file with one. */
  static boolean isText(Password key) {
    return key.value().contains("-----BEGIN") || key.value().contains("PuTTY-User-Key-File");
  }

  /** Gives the library a key to log in with. */
  static void add(JSch jsch, String prefix, SshServer.Key key) throws SshException {
    byte[] text = read(key.text(), prefix);
    String problem = problem(text, key.password());
    if (problem != null) {
      String option = prefix + (isAboutPassword(problem) ? "private.key.password" : "private.key");
      throw new SshException(Reason.REFUSED, option, problem, null);
    }
    byte[] password = key.password() == null ? null : SshLogin.utf8(key.password().value());
    String certificate = key.certificate();
    try {
      jsch.addIdentity(
          "key", text, certificate == null ? null : SshLogin.utf8(certificate.strip()), password);
    } catch (JSchException e) {
      String message = "The private key cannot be used: " + e.getMessage();
      throw new SshException(Reason.REFUSED, prefix + "private.key", message, e);
    }
  }

  /** Whether a problem is one of the password, not of the key. */
  static boolean isAboutPassword(String problem) {
    return problem.contains("private.key.password");
  }

  /** What is wrong with a key's text or with its password; null when both fit. */
  static @Nullable String problem(byte[] text, @Nullable Password password) {
    try {
      KeyPair pair = KeyPair.load(new JSch(), text.clone(), null);
      try {
        if (!pair.isEncrypted()) {
          return null;
        }
        if (password == null) {
          return "The private key is encrypted: set private.key.password";
        }
        return pair.decrypt(SshLogin.utf8(password.value()))
            ? null
            : "private.key.password does not decrypt the private key";
      } finally {
        pair.dispose();
      }
    } catch (JSchException | RuntimeException | LinkageError e) {
      return "This is no private key in PEM, OpenSSH or PuTTY format (it begins with -----BEGIN ..."
          + " PRIVATE KEY----- or PuTTY-User-Key-File): "
          + e.getMessage();
    }
  }

  /** The key's bytes; line breaks that were written as {@code \n} are made such. */
  static byte[] read(Password key, String prefix) throws SshException {
    if (isText(key)) {
      return text(key);
    }
    try {
      return Files.readAllBytes(Path.of(key.value().strip()));
    } catch (IOException | RuntimeException e) {
      String message =
          "The private key is neither a text that begins with -----BEGIN or PuTTY-User-Key-File,"
              + " nor the path of a file that can be read";
      throw new SshException(Reason.REFUSED, prefix + "private.key", message, null);
    }
  }

  static byte[] text(Password key) {
    String text = key.value().strip();
    if (text.indexOf('\n') < 0) {
      text = text.replace("\\r", "").replace("\\n", "\n");
    }
    return SshLogin.utf8(text + "\n");
  }

  /** The fingerprint of a key, to be compared with what the server knows. */
  static String fingerprint(SshServer.Key key) {
    try {
      KeyPair pair = KeyPair.load(new JSch(), read(key.text(), ""), null);
      byte[] blob = pair.getPublicKeyBlob();
      if (blob == null && key.password() != null) {
        pair.decrypt(SshLogin.utf8(key.password().value()));
        blob = pair.getPublicKeyBlob();
      }
      return blob == null ? "" : " " + Fingerprint.of(blob);
    } catch (JSchException | SshException | RuntimeException e) {
      return "";
    }
  }

  /** The line of a certificate has three parts at least: type, base64, comment. */
  static @Nullable String certificateProblem(String line) {
    String[] parts = line.strip().split("\\s+", 3);
    try {
      if (parts.length >= 2 && parts[0].endsWith("-cert-v01@openssh.com")) {
        Base64.getDecoder().decode(parts[1]);
        return null;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    return "This is no certificate of OpenSSH: one line '<type>-cert-v01@openssh.com AAAA...', as in"
        + " the file id_...-cert.pub that ssh-keygen -s makes";
  }
}
