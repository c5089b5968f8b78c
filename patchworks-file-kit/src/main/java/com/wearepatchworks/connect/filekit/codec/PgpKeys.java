/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPRuntimeOperationException;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** Keys as text, and what they may be used for. All errors are sentences about the text. */
final class PgpKeys {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN PGP ([A-Z ]+)-----.*?-----END PGP \\1-----", Pattern.DOTALL);

  private PgpKeys() {}

  /**
   * The keys of one or several blocks of public keys.
   *
   * @throws IllegalArgumentException when there is anything else
   */
  static List<PGPPublicKeyRing> publicKeys(String text) {
    return keys(text, PGPPublicKeyRing.class, "PUBLIC KEY BLOCK");
  }

  /**
   * The keys of one or several blocks of private keys.
   *
   * @throws IllegalArgumentException when there is anything else
   */
  static List<PGPSecretKeyRing> privateKeys(String text) {
    return keys(text, PGPSecretKeyRing.class, "PRIVATE KEY BLOCK");
  }

  private static <K> List<K> keys(String text, Class<K> type, String title) {
    List<K> keys = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      if (!blocks.group(1).equals(title)) {
        throw new IllegalArgumentException(
            "holds a '%s', and a '%s' is needed".formatted(blocks.group(1), title));
      }
      keys.addAll(block(blocks.group(), type));
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "holds no '-----BEGIN PGP %s-----' with its end; give the text of the exported key, line breaks included (gpg --armor --export%s)"
              .formatted(title, type == PGPSecretKeyRing.class ? "-secret-keys" : ""));
    }
    return keys;
  }

  private static <K> List<K> block(String armored, Class<K> type) {
    List<K> keys = new ArrayList<>();
    byte[] text = armored.getBytes(StandardCharsets.US_ASCII);
    try (ArmoredInputStream in = new ArmoredInputStream(new ByteArrayInputStream(text))) {
      BcPGPObjectFactory objects = new BcPGPObjectFactory(in);
      for (Object key = objects.nextObject(); key != null; key = objects.nextObject()) {
        if (type.isInstance(key)) {
          keys.add(type.cast(key));
        }
      }
    } catch (IOException | PGPRuntimeOperationException e) {
      throw new IllegalArgumentException("cannot be read as a PGP key: " + e.getMessage(), e);
    }
    return keys;
  }

  /** Why a key cannot be used at {@code time}: revoked or expired; empty when it can. */
  static String flaw(PGPPublicKey key, Instant time) {
    if (key.hasRevocation()) {
      return "is revoked";
    } else if (key.getValidSeconds() > 0) {
      Instant end = key.getCreationTime().toInstant().plusSeconds(key.getValidSeconds());
      return end.isAfter(time) ? "" : "has expired on " + end;
    }
    return "";
  }

  /** Whether a key's own signatures allow one of these uses; without a word on uses they do. */
  static boolean allows(PGPPublicKey key, int uses) {
    int allowed = -1;
    for (PGPSignature signature : (Iterable<PGPSignature>) key::getSignatures) {
      PGPSignatureSubpacketVector said = signature.getHashedSubPackets();
      if (said != null && isAboutUses(signature) && said.getKeyFlags() != 0) {
        allowed = said.getKeyFlags();
      }
    }
    return (allowed & uses) != 0;
  }

  private static boolean isAboutUses(PGPSignature signature) {
    return switch (signature.getSignatureType()) {
      case PGPSignature.SUBKEY_BINDING,
          PGPSignature.DIRECT_KEY,
          PGPSignature.DEFAULT_CERTIFICATION,
          PGPSignature.NO_CERTIFICATION,
          PGPSignature.CASUAL_CERTIFICATION,
          PGPSignature.POSITIVE_CERTIFICATION ->
          true;
      default -> false;
    };
  }

  /** How users know a key: its id in hexadecimal. */
  static String name(long id) {
    return String.format(Locale.ROOT, "0x%016X", id);
  }
}
