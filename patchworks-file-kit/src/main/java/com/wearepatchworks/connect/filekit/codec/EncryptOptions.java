/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.jspecify.annotations.Nullable;

/** How written files are encrypted: the options, and the encoder that they make. */
final class EncryptOptions {
  private static final String ENCRYPTION = "encryption";
  private static final String KEYS = "pgp.encrypt.keys";
  private static final String SIGN_KEY = "pgp.sign.key";
  private static final String SIGN_PASSPHRASE = "pgp.sign.passphrase";
  private static final String ARMOR = "pgp.armor";
  private static final String SUFFIX = "pgp.suffix";
  private static final OneOf MODES = new OneOf(List.of("none", "pgp"));

  private EncryptOptions() {}

  static void define(ConfigDef def) {
    OptionGroup group = OptionGroup.of(def, "Encryption");
    defineKeys(group);
    defineForm(group);
  }

  private static void defineKeys(OptionGroup group) {
    VisibleWhen shown = VisibleWhen.is(ENCRYPTION, "pgp");
    group
        .add(
            Option.string(ENCRYPTION)
                .defaultsTo("none")
                .validatedBy(MODES)
                .recommendedBy(MODES)
                .governs(KEYS, SIGN_KEY, SIGN_PASSPHRASE, ARMOR, SUFFIX)
                .doc(
                    "`pgp`: files are OpenPGP messages (AES-256, with integrity protection). Compression, if any, is inside."))
        .add(
            Option.string(KEYS)
                .optional()
                .recommendedBy(shown)
                .doc(
                    "Public keys of those who may open the files: one or more blocks `-----BEGIN PGP PUBLIC KEY BLOCK-----` as text. Each of them can open each file."))
        .add(
            Option.password(SIGN_KEY)
                .optional()
                .recommendedBy(shown)
                .doc(
                    "Private key that signs the files, as a block `-----BEGIN PGP PRIVATE KEY BLOCK-----`. Not set: they are not signed."))
        .add(
            Option.password(SIGN_PASSPHRASE)
                .optional()
                .recommendedBy(shown)
                .doc("Passphrase of the private key."));
  }

  private static void defineForm(OptionGroup group) {
    VisibleWhen shown = VisibleWhen.is(ENCRYPTION, "pgp");
    group
        .add(
            Option.flag(ARMOR)
                .defaultsTo(false)
                .recommendedBy(shown)
                .advanced()
                .doc("Whether files are written as ASCII text, a third larger."))
        .add(
            Option.string(SUFFIX)
                .defaultsTo(".pgp")
                .validatedBy(
                    LambdaValidator.with(
                        EncryptOptions::requireSuffix, () -> "letters after a dot"))
                .recommendedBy(shown)
                .advanced()
                .doc("What is added to the names of encrypted files."));
  }

  private static void requireSuffix(String name, Object value) {
    if (!String.valueOf(value).matches("(\\.[A-Za-z0-9]+)?")) {
      throw new ConfigException(name, value, "must be a dot and letters or digits, or empty");
    }
  }

  static void check(AbstractConfig config, Problems problems) {
    if (isNone(config)) {
      return;
    }
    if (config.getString(KEYS) == null) {
      problems.add(KEYS, "is needed with encryption=pgp");
    } else {
      problems.addIfThrows(KEYS, () -> recipients(config));
    }
    if (config.getPassword(SIGN_KEY) != null) {
      checkSigner(config, problems);
    } else if (config.getPassword(SIGN_PASSPHRASE) != null) {
      problems.add(SIGN_PASSPHRASE, "has no effect without %s".formatted(SIGN_KEY));
    }
  }

  private static void checkSigner(AbstractConfig config, Problems problems) {
    try {
      signingKey(config);
    } catch (IllegalArgumentException e) {
      problems.add(SIGN_KEY, String.valueOf(e.getMessage()));
      return;
    }
    problems.addIfThrows(SIGN_PASSPHRASE, () -> signer(config));
  }

  static Encoder from(AbstractConfig config) {
    if (isNone(config)) {
      return Encoder.IDENTITY;
    }
    return new PgpEncoder(
        recipients(config),
        config.getPassword(SIGN_KEY) == null ? null : signer(config),
        config.getBoolean(ARMOR),
        config.getString(SUFFIX));
  }

  private static boolean isNone(AbstractConfig config) {
    return config.getString(ENCRYPTION).trim().equalsIgnoreCase("none");
  }

  private static List<PGPPublicKey> recipients(AbstractConfig config) {
    String keys = config.getString(KEYS);
    if (keys == null) {
      throw new ConfigException(KEYS, null, "is needed with encryption=pgp");
    }
    Instant now = Instant.now();
    return PgpKeys.publicKeys(keys).stream().map(ring -> PgpEncoder.choose(ring, now)).toList();
  }

  private static PgpSigner signer(AbstractConfig config) {
    PGPSecretKey key = signingKey(config);
    PgpSecrets secrets = new PgpSecrets(text(config.getPassword(SIGN_PASSPHRASE)));
    return new PgpSigner(key.getPublicKey(), secrets.open(key));
  }

  private static PGPSecretKey signingKey(AbstractConfig config) {
    return PgpSigner.choose(PgpKeys.privateKeys(text(config.getPassword(SIGN_KEY))), Instant.now());
  }

  private static String text(@Nullable Password password) {
    return password == null ? "" : password.value();
  }
}
