/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import com.wearepatchworks.connect.core.format.MalformedInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPOnePassSignature;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.jspecify.annotations.Nullable;

/** Checks the signatures of one file while it is read. */
final class PgpVerifier {
  private final PgpSignatures policy;
  private final Map<Long, PGPPublicKey> known = new HashMap<>();
  private final Map<Long, PGPOnePassSignature> open = new HashMap<>();

  PgpVerifier(PgpSignatures policy, List<PGPPublicKeyRing> keys) {
    this.policy = policy;
    for (PGPPublicKeyRing ring : keys) {
      ring.forEach(key -> known.put(key.getKeyID(), key));
    }
  }

  /** Takes what the file says about its signers, before its content; null when it says nothing. */
  void begin(@Nullable PGPOnePassSignatureList announced)
      throws PGPException, MalformedInputException {
    if (policy == PgpSignatures.IGNORE) {
      return;
    }
    TreeSet<String> signers = new TreeSet<>();
    for (int i = 0; announced != null && i < announced.size(); i++) {
      PGPOnePassSignature signature = announced.get(i);
      PGPPublicKey key = known.get(signature.getKeyID());
      signers.add(PgpKeys.name(signature.getKeyID()));
      if (key != null) {
        signature.init(new BcPGPContentVerifierBuilderProvider(), key);
        open.put(signature.getKeyID(), signature);
      }
    }
    if (policy == PgpSignatures.REQUIRE && open.isEmpty()) {
      throw refused(
          signers.isEmpty()
              ? "is not signed"
              : "is signed by %s, which is none of %s"
                  .formatted(String.join(", ", signers), DecryptOptions.VERIFY_KEYS));
    }
  }

  /** Takes a part of the content. */
  void update(byte[] bytes, int from, int length) {
    open.values().forEach(signature -> signature.update(bytes, from, length));
  }

  /** Takes the signatures that follow the content; null when none do. */
  void end(@Nullable PGPSignatureList signatures) throws PGPException, MalformedInputException {
    for (int i = 0; signatures != null && i < signatures.size(); i++) {
      PGPSignature signature = signatures.get(i);
      PGPOnePassSignature begun = open.remove(signature.getKeyID());
      if (begun != null) {
        verify(begun, signature);
      }
    }
    if (!open.isEmpty()) {
      throw refused("lacks a signature that it announced");
    }
  }

  private void verify(PGPOnePassSignature begun, PGPSignature signature)
      throws PGPException, MalformedInputException {
    String signer = PgpKeys.name(signature.getKeyID());
    PGPPublicKey key = known.get(signature.getKeyID());
    if (signature.getHashAlgorithm() == HashAlgorithmTags.MD5) {
      throw refused("has a signature by %s that rests on MD5".formatted(signer));
    } else if (!begun.verify(signature)) {
      throw refused("has a wrong signature by %s: its content was changed".formatted(signer));
    }
    String flaw = key == null ? "" : PgpKeys.flaw(key, signature.getCreationTime().toInstant());
    if (!flaw.isEmpty()) {
      throw refused("is signed by %s, which %s".formatted(signer, flaw));
    }
  }

  private static MalformedInputException refused(String reason) {
    return new MalformedInputException("The PGP file " + reason, 0, 0);
  }
}
