/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.jspecify.annotations.Nullable;

/** Writes one message: encrypted with AES-256 and MDC, signed inside if there is a signer. */
final class PgpOutput extends OutputStream {
  private static final int CHUNK = 1 << 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final OutputStream armor;
  private final OutputStream encrypted;
  private final OutputStream literal;
  private final @Nullable PGPSignatureGenerator signature;
  private boolean closed;

  /**
   * Begins a message.
   *
   * @param armor where it goes; closing it does not close the file
   */
  PgpOutput(OutputStream armor, List<PGPPublicKey> recipients, @Nullable PgpSigner signer)
      throws IOException {
    this.armor = armor;
    try {
      this.encrypted = encryptor(recipients).open(armor, new byte[CHUNK]);
      this.signature = signer == null ? null : signer.begin();
      if (signature != null) {
        signature.generateOnePassVersion(false).encode(encrypted);
      }
    } catch (PGPException e) {
      throw new IOException("Encryption failed: " + e.getMessage(), e);
    }
    this.literal =
        new PGPLiteralDataGenerator()
            .open(encrypted, PGPLiteralData.BINARY, "", new Date(0), new byte[CHUNK]);
  }

  static OutputStream armored(OutputStream out) {
    return ArmoredOutputStream.builder().clearHeaders().build(out);
  }

  private static PGPEncryptedDataGenerator encryptor(List<PGPPublicKey> recipients) {
    PGPEncryptedDataGenerator generator =
        new PGPEncryptedDataGenerator(
            new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                .setWithIntegrityPacket(true)
                .setSecureRandom(RANDOM));
    recipients.forEach(
        key ->
            generator.addMethod(
                new BcPublicKeyKeyEncryptionMethodGenerator(key).setSecureRandom(RANDOM)));
    return generator;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    literal.write(bytes, from, length);
    if (signature != null) {
      signature.update(bytes, from, length);
    }
  }

  @Override
  public void flush() throws IOException {
    armor.flush(); // what is in a chunk stays there: chunks have set sizes
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    literal.close();
    if (signature != null) {
      try {
        signature.generate().encode(encrypted);
      } catch (PGPException e) {
        throw new IOException("Signing failed: " + e.getMessage(), e);
      }
    }
    encrypted.close();
    armor.close();
  }
}
