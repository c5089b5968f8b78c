/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;

/** Signs files with one key. */
record PgpSigner(PGPPublicKey key, PGPPrivateKey secret) {
  /**
   * The key among these that signs: a subkey for signing if there is one.
   *
   * @throws IllegalArgumentException when there is none
   */
  static PGPSecretKey choose(List<PGPSecretKeyRing> rings, Instant now) {
    PGPSecretKey chosen = null;
    List<String> flaws = new ArrayList<>();
    for (PGPSecretKeyRing ring : rings) {
      for (PGPSecretKey key : ring) {
        if (key.isSigningKey()
            && !key.isPrivateKeyEmpty()
            && PgpKeys.allows(key.getPublicKey(), KeyFlags.SIGN_DATA)) {
          String flaw = PgpKeys.flaw(key.getPublicKey(), now);
          if (flaw.isEmpty()) {
            chosen = key;
          } else {
            flaws.add("%s %s".formatted(PgpKeys.name(key.getKeyID()), flaw));
          }
        }
      }
    }
    if (chosen == null) {
      throw new IllegalArgumentException(
          "holds no private key that signs" + (flaws.isEmpty() ? "" : ": " + flaws));
    }
    return chosen;
  }

  PGPSignatureGenerator begin() throws PGPException {
    PGPSignatureGenerator generator =
        new PGPSignatureGenerator(
            new BcPGPContentSignerBuilder(key.getAlgorithm(), HashAlgorithmTags.SHA512), key);
    generator.init(PGPSignature.BINARY_DOCUMENT, secret);
    return generator;
  }
}
