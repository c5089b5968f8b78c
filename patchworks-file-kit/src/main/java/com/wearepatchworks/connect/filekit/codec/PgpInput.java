/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import com.wearepatchworks.connect.core.format.MalformedInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.jspecify.annotations.Nullable;

/** The content of one encrypted message, armored or not. Opening it reads its start. */
final class PgpInput extends InputStream {
  private static final int BUFFER = 32 << 10;

  /** Senders may keep recipients secret. */
  private static final long HIDDEN = 0;

  private final InputStream raw;
  private final BcPGPObjectFactory message;
  private final PGPPublicKeyEncryptedData encrypted;
  private final PgpContent content;

  PgpInput(InputStream in, Map<Long, PGPPrivateKey> keys, PgpVerifier verifier) throws IOException {
    this.raw = new BufferedInputStream(in, BUFFER);
    this.message = new BcPGPObjectFactory(unarmored(raw));
    try {
      ForUs forUs = forUs(PgpContent.next(message, PGPEncryptedDataList.class), keys);
      this.encrypted = forUs.data();
      this.content = new PgpContent(forUs.open(), verifier);
    } catch (PGPException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Binary messages begin with a byte that is no ASCII. */
  private static InputStream unarmored(InputStream in) throws IOException {
    in.mark(1);
    boolean binary = (in.read() & 0x80) != 0;
    in.reset();
    return binary ? in : new ArmoredInputStream(in);
  }

  /** The copy of the session key that is for one of ours. */
  private static ForUs forUs(PGPEncryptedDataList list, Map<Long, PGPPrivateKey> keys)
      throws MalformedInputException {
    TreeSet<String> recipients = new TreeSet<>();
    for (PGPEncryptedData each : list) {
      if (each instanceof PGPPublicKeyEncryptedData data) {
        PGPPrivateKey key = keyFor(data, keys.values());
        if (key != null) {
          return new ForUs(data, key);
        }
        recipients.add(PgpKeys.name(data.getKeyIdentifier().getKeyId()));
      }
    }
    throw new MalformedInputException(
        recipients.isEmpty()
            ? "The PGP file is encrypted with a passphrase and for no key"
            : "The PGP file is encrypted for %s, which is none of %s"
                .formatted(String.join(", ", recipients), DecryptOptions.DECRYPT_KEYS),
        0,
        0);
  }

  private static @Nullable PGPPrivateKey keyFor(
      PGPPublicKeyEncryptedData data, Collection<PGPPrivateKey> keys) {
    long id = data.getKeyIdentifier().getKeyId();
    for (PGPPrivateKey key : keys) {
      if (key.getKeyID() == id || (id == HIDDEN && opens(data, key))) {
        return key;
      }
    }
    return null;
  }

  private static boolean opens(PGPPublicKeyEncryptedData data, PGPPrivateKey key) {
    try {
      return data.getSessionKey(new BcPublicKeyDataDecryptorFactory(key)) != null;
    } catch (PGPException | RuntimeException anotherKey) {
      return false;
    }
  }

  private record ForUs(PGPPublicKeyEncryptedData data, PGPPrivateKey key) {
    InputStream open() throws PGPException, MalformedInputException {
      requireIntegrity(data);
      return data.getDataStream(new BcPublicKeyDataDecryptorFactory(key));
    }
  }

  private static void requireIntegrity(PGPPublicKeyEncryptedData encrypted)
      throws MalformedInputException {
    if (!encrypted.isIntegrityProtected() && !encrypted.isAEAD()) {
      throw new MalformedInputException(
          "The PGP file has no integrity protection: changes would go unseen. The sender must turn it on (MDC or AEAD)",
          0,
          0);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      int read = content.read(bytes, from, length);
      if (read < 0) {
        requireEnd();
      }
      return read;
    } catch (PGPException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void requireEnd() throws IOException, PGPException {
    if (encrypted.isIntegrityProtected() && !encrypted.isAEAD() && !encrypted.verify()) {
      throw new MalformedInputException(
          "The PGP file was changed or damaged: its integrity check fails", 0, 0);
    }
    if (message.nextObject() != null || !isBlank(raw)) {
      throw new MalformedInputException("The PGP file goes on after its end", 0, 0);
    }
  }

  /** Whether nothing but line ends follow; a binary message has been read to its end already. */
  private static boolean isBlank(InputStream rest) throws IOException {
    int next = rest.read();
    while (next == '\r' || next == '\n' || next == ' ') {
      next = rest.read();
    }
    return next < 0;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
