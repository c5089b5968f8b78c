/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/** Opens private keys. */
final class PgpSecrets {
  private final List<String> passphrases;

  /**
   * Passphrases to try, one per line: keys may have different ones. None for keys without.
   *
   * @param lines may be empty
   */
  PgpSecrets(String lines) {
    this.passphrases = lines.isEmpty() ? List.of("") : lines.lines().toList();
  }

  /**
   * The private key.
   *
   * @throws IllegalArgumentException when no passphrase opens it
   */
  PGPPrivateKey open(PGPSecretKey key) {
    for (String passphrase : passphrases) {
      Optional<PGPPrivateKey> opened = open(key, passphrase);
      if (opened.isPresent()) {
        return opened.get();
      }
    }
    throw new IllegalArgumentException(
        "does not open the private key %s; is it the passphrase of that key?"
            .formatted(PgpKeys.name(key.getKeyID())));
  }

  private static Optional<PGPPrivateKey> open(PGPSecretKey key, String passphrase) {
    try {
      return Optional.ofNullable(
          key.extractPrivateKey(
              new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                  .build(passphrase.toCharArray())));
    } catch (PGPException wrongPassphrase) {
      return Optional.empty();
    }
  }
}
