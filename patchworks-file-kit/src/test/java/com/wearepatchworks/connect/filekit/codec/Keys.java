/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.Features;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyGenerator;
import org.bouncycastle.openpgp.api.SignatureParameters;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;

/** Made-up people's keys, as text. */
record Keys(String privateKey, String publicKey) {
  static final String PASSPHRASE = "correct horse";

  /** Signs and decrypts, with a subkey for each. */
  static final Keys ALICE = classic("alice", PASSPHRASE);

  static final Keys BOB = classic("bob", "another, with commas");
  static final Keys RSA = rsa();
  static final Keys SIGN_ONLY = signOnly();
  static final Keys EXPIRED = expired();

  static String bobsPassphrase() {
    return "another, with commas";
  }

  private interface Made {
    OpenPGPKey make() throws PGPException;
  }

  private static Keys of(Made made) {
    try {
      OpenPGPKey key = made.make();
      return new Keys(key.toAsciiArmoredString(), key.toCertificate().toAsciiArmoredString());
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OpenPGPKeyGenerator generator(Date created) throws PGPException {
    return new BcOpenPGPApi().generateKey(PublicKeyPacket.VERSION_4, created, false);
  }

  private static Keys classic(String name, String passphrase) {
    return of(() -> generator(new Date()).classicKey(name).build(passphrase.toCharArray()));
  }

  private static Keys rsa() {
    return of(() -> generator(new Date()).compositeRSAKey(2048, "rsa").build());
  }

  private static Keys signOnly() {
    return of(() -> generator(new Date()).signOnlyKey().addUserId("signer").build());
  }

  /** Valid for a second in 1970. */
  private static Keys expired() {
    SignatureParameters.Callback short1970 =
        SignatureParameters.Callback.Util.modifyHashedSubpackets(
            packets -> {
              packets.setKeyExpirationTime(1);
              packets.setFeature(false, Features.FEATURE_MODIFICATION_DETECTION);
              return packets;
            });
    return of(
        () ->
            generator(new Date(1_000))
                .withPrimaryKey(pairs -> pairs.generatePrimaryKey(), short1970)
                .addUserId("old", short1970)
                .addEncryptionSubkey()
                .build());
  }
}
