/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Reads PEM and key stores. */
final class Pem {
  private Pem() {}

  /** The text itself when it is PEM, the file that it names otherwise. */
  static InputStream open(String pemOrPath) throws IOException {
    if (isPem(pemOrPath)) {
      return new ByteArrayInputStream(pemOrPath.getBytes(StandardCharsets.UTF_8));
    }
    try {
      return Files.newInputStream(Path.of(pemOrPath.trim()));
    } catch (InvalidPathException | NoSuchFileException e) {
      throw new IOException("neither PEM text nor an existing file", e);
    }
  }

  private static boolean isPem(String text) {
    return text.contains("-----BEGIN ");
  }

  /** For messages: a path is told, PEM is not. */
  static String printable(String pemOrPath) {
    return isPem(pemOrPath) ? "PEM text in the option" : "file " + pemOrPath.trim();
  }

  static KeyStore load(TlsOptions.KeyStore store) {
    try (InputStream in = Files.newInputStream(Path.of(store.path()))) {
      KeyStore loaded = KeyStore.getInstance(store.type());
      loaded.load(in, Tls.chars(store.password()));
      return loaded;
    } catch (IOException | GeneralSecurityException | InvalidPathException e) {
      throw new TlsException(
          "key store %s cannot be read as %s (%s); check path, type and password"
              .formatted(store.path(), store.type(), e),
          e);
    }
  }
}
