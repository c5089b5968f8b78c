/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts files.
 *
 * @param armored whether as ASCII text
 */
record PgpEncoder(
    List<PGPPublicKey> recipients, @Nullable PgpSigner signer, boolean armored, String suffix)
    implements Encoder {
  private static final int ENCRYPT = KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE;

  /**
   * The key that files for the owner of {@code ring} are encrypted with: the newest one for it.
   *
   * @throws IllegalArgumentException when there is none
   */
  static PGPPublicKey choose(PGPPublicKeyRing ring, Instant now) {
    String owner = PgpKeys.name(ring.getPublicKey().getKeyID());
    String flaw = PgpKeys.flaw(ring.getPublicKey(), now);
    if (!flaw.isEmpty()) {
      throw new IllegalArgumentException("the key %s %s".formatted(owner, flaw));
    }
    PGPPublicKey chosen = null;
    String last = "";
    for (PGPPublicKey key : ring) {
      if (key.isEncryptionKey() && PgpKeys.allows(key, ENCRYPT)) {
        last = PgpKeys.flaw(key, now);
        chosen = last.isEmpty() && isNewer(key, chosen) ? key : chosen;
      }
    }
    if (chosen == null) {
      throw new IllegalArgumentException(
          "the key %s has no part that encrypts%s"
              .formatted(owner, last.isEmpty() ? "" : "; the one it had " + last));
    }
    return chosen;
  }

  private static boolean isNewer(PGPPublicKey key, @Nullable PGPPublicKey than) {
    return than == null || !key.getCreationTime().before(than.getCreationTime());
  }

  @Override
  public OutputStream encode(OutputStream out, String name) throws IOException {
    OutputStream kept = new KeptOpen(out);
    return new PgpOutput(armored ? PgpOutput.armored(kept) : kept, recipients, signer);
  }
}
