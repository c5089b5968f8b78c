/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import com.wearepatchworks.connect.core.format.MalformedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;

/**
 * How encrypted files are read.
 *
 * @param mode {@code auto}, {@code none} or {@code pgp}
 * @param keys by their ids
 */
record DecryptOptions(
    String mode,
    Map<Long, PGPPrivateKey> keys,
    PgpSignatures signatures,
    List<PGPPublicKeyRing> signers) {
  static final String DECRYPT_KEYS = "pgp.decrypt.keys";
  static final String VERIFY_KEYS = "pgp.verify.keys";
  private static final String ENCRYPTION = "encryption";
  private static final String PASSPHRASE = "pgp.decrypt.passphrase";
  private static final String SIGNATURE = "pgp.signature";
  private static final OneOf MODES = new OneOf(List.of("auto", "none", "pgp"));
  private static final List<String> SUFFIXES = List.of(".pgp", ".gpg", ".asc");

  static void define(ConfigDef def) {
    VisibleWhen shown = VisibleWhen.is(ENCRYPTION, "auto", "pgp");
    OptionGroup.of(def, "Encryption")
        .add(
            Option.string(ENCRYPTION)
                .defaultsTo("auto")
                .validatedBy(MODES)
                .recommendedBy(MODES)
                .governs(DECRYPT_KEYS, PASSPHRASE, SIGNATURE, VERIFY_KEYS)
                .doc(
                    "How files are encrypted. `auto`: those whose names end in `.pgp`, `.gpg` or `.asc` are OpenPGP messages; `pgp`: all are; `none`. Compression inside is undone as the rest of the name says: `orders.csv.gz.pgp`."))
        .add(
            Option.password(DECRYPT_KEYS)
                .optional()
                .recommendedBy(shown)
                .doc(
                    "Private keys that open files: one or more blocks `-----BEGIN PGP PRIVATE KEY BLOCK-----` as text."))
        .add(
            Option.password(PASSPHRASE)
                .optional()
                .recommendedBy(shown)
                .doc("Passphrase of the private keys; if they have different ones, one per line."))
        .add(
            Option.string(SIGNATURE)
                .defaultsTo("ignore")
                .validatedBy(OneOf.constantsOf(PgpSignatures.class))
                .recommendedBy(shown)
                .doc(
                    "Signatures in encrypted files. `ignore`; `verify`: one by a key of `pgp.verify.keys` must be right; `require`: there must be one. A file by nobody known is refused at its start; a wrong signature shows only at its end, when records before it are already in Kafka, and is an error of that file."))
        .add(
            Option.string(VERIFY_KEYS)
                .optional()
                .recommendedBy(shown)
                .doc(
                    "Public keys of those who sign files: one or more blocks `-----BEGIN PGP PUBLIC KEY BLOCK-----` as text."));
  }

  static void check(AbstractConfig config, Problems problems) {
    String mode = mode(config);
    if (mode.equals("none")) {
      return;
    }
    boolean keys = config.getPassword(DECRYPT_KEYS) != null;
    if (mode.equals("pgp") && !keys) {
      problems.add(DECRYPT_KEYS, "is needed with encryption=pgp");
    } else if (keys) {
      checkKeys(config, problems);
    }
    String signers = config.getString(VERIFY_KEYS);
    if (signers != null) {
      problems.addIfThrows(VERIFY_KEYS, () -> PgpKeys.publicKeys(signers));
    } else if (signatures(config) != PgpSignatures.IGNORE) {
      problems.add(VERIFY_KEYS, "is needed to verify signatures");
    }
  }

  private static void checkKeys(AbstractConfig config, Problems problems) {
    try {
      PgpKeys.privateKeys(text(config, DECRYPT_KEYS));
    } catch (IllegalArgumentException e) {
      problems.add(DECRYPT_KEYS, String.valueOf(e.getMessage()));
      return;
    }
    problems.addIfThrows(PASSPHRASE, () -> open(config));
  }

  static DecryptOptions from(AbstractConfig config) {
    String mode = mode(config);
    String signers = config.getString(VERIFY_KEYS);
    boolean none = mode.equals("none");
    return new DecryptOptions(
        mode,
        none || config.getPassword(DECRYPT_KEYS) == null ? Map.of() : open(config),
        signatures(config),
        none || signers == null ? List.of() : PgpKeys.publicKeys(signers));
  }

  private static Map<Long, PGPPrivateKey> open(AbstractConfig config) {
    PgpSecrets secrets = new PgpSecrets(text(config, PASSPHRASE));
    Map<Long, PGPPrivateKey> keys = new HashMap<>();
    for (PGPSecretKeyRing ring : PgpKeys.privateKeys(text(config, DECRYPT_KEYS))) {
      for (PGPSecretKey key : ring) {
        if (key.getPublicKey().isEncryptionKey() && !key.isPrivateKeyEmpty()) {
          keys.put(key.getKeyID(), secrets.open(key));
        }
      }
    }
    return keys;
  }

  private static String text(AbstractConfig config, String option) {
    Password password = config.getPassword(option);
    return password == null ? "" : password.value();
  }

  private static String mode(AbstractConfig config) {
    return config.getString(ENCRYPTION).trim().toLowerCase(Locale.ROOT);
  }

  private static PgpSignatures signatures(AbstractConfig config) {
    return OneOf.parse(PgpSignatures.class, config.getString(SIGNATURE));
  }

  /** Whether a file of that name is encrypted. */
  boolean concerns(String name) {
    return mode.equals("pgp") || (mode.equals("auto") && !suffix(name).isEmpty());
  }

  /** The suffix that the name loses by decryption; may be empty. */
  static String suffix(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SUFFIXES.stream().filter(lower::endsWith).findFirst().orElse("");
  }

  Decoder decoder(DecodeLimits limits) {
    return in -> new DecodedStream("PGP", in, limits, this::open);
  }

  private InputStream open(InputStream in) throws IOException {
    if (keys.isEmpty()) {
      throw new MalformedInputException(
          "The file's name says that it is encrypted, and there is no key; set %s, or %s=none"
              .formatted(DECRYPT_KEYS, ENCRYPTION),
          0,
          0);
    }
    return new PgpInput(in, keys, new PgpVerifier(signatures, signers));
  }
}
