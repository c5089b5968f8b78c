/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import static com.wearepatchworks.connect.filekit.codec.Packed.encoder;
import static com.wearepatchworks.connect.filekit.codec.Packed.options;
import static com.wearepatchworks.connect.filekit.codec.Packed.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.config.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

/** Each mistake is a sentence at the option where it was made. */
class PgpOptionsTest {
  private static List<String> reads(String... pairs) {
    return problems(DecodeOptions.define(new ConfigDef()), options(pairs), DecodeOptions::check);
  }

  private static List<String> writes(String... pairs) {
    Map<String, String> options = options(pairs);
    options.put("encryption", "pgp");
    return problems(EncodeOptions.define(new ConfigDef()), options, EncodeOptions::check);
  }

  private static List<String> problems(
      ConfigDef def, Map<String, String> options, BiConsumer<AbstractConfig, Problems> check) {
    Config config = new Config(new ArrayList<>());
    check.accept(new AbstractConfig(def, options, false), new Problems(config));
    return config.configValues().stream()
        .map(value -> value.name() + " " + value.errorMessages().get(0))
        .toList();
  }

  private static void assertProblem(List<String> problems, String option, String... words) {
    assertThat(problems).singleElement().asString().startsWith(option + " ").contains(words);
  }

  @Test
  void whatIsRightIsNoProblem() {
    assertThat(reads()).isEmpty();
    assertThat(reads("encryption", "none", "pgp.decrypt.keys", "no key")).isEmpty();
    assertThat(
            reads(
                "pgp.decrypt.keys",
                Keys.ALICE.privateKey(),
                "pgp.decrypt.passphrase",
                Keys.PASSPHRASE,
                "pgp.signature",
                "require",
                "pgp.verify.keys",
                Keys.BOB.publicKey()))
        .isEmpty();
    assertThat(
            writes(
                "pgp.encrypt.keys",
                Keys.RSA.publicKey(),
                "pgp.sign.key",
                Keys.ALICE.privateKey(),
                "pgp.sign.passphrase",
                Keys.PASSPHRASE))
        .isEmpty();
  }

  @Test
  void missingKeys() {
    assertProblem(reads("encryption", "pgp"), "pgp.decrypt.keys", "needed");
    assertProblem(reads("pgp.signature", "verify"), "pgp.verify.keys", "needed");
    assertProblem(writes(), "pgp.encrypt.keys", "needed");
    assertProblem(
        writes("pgp.encrypt.keys", Keys.RSA.publicKey(), "pgp.sign.passphrase", "x"),
        "pgp.sign.passphrase",
        "no effect",
        "pgp.sign.key");
  }

  @Test
  void wrongPassphrases() {
    assertProblem(
        reads("pgp.decrypt.keys", Keys.ALICE.privateKey(), "pgp.decrypt.passphrase", "wrong"),
        "pgp.decrypt.passphrase",
        "does not open the private key 0x");
    assertProblem(
        reads("pgp.decrypt.keys", Keys.ALICE.privateKey()), "pgp.decrypt.passphrase", "0x");
    assertProblem(
        writes(
            "pgp.encrypt.keys",
            Keys.RSA.publicKey(),
            "pgp.sign.key",
            Keys.BOB.privateKey(),
            "pgp.sign.passphrase",
            Keys.PASSPHRASE),
        "pgp.sign.passphrase",
        "does not open");
  }

  @Test
  void textThatIsNoKeyOrTheOtherKind() {
    assertProblem(reads("pgp.decrypt.keys", "secret"), "pgp.decrypt.keys", "BEGIN PGP PRIVATE");
    assertProblem(
        reads("pgp.decrypt.keys", Keys.ALICE.publicKey()), "pgp.decrypt.keys", "PRIVATE KEY BLOCK");
    assertProblem(
        writes("pgp.encrypt.keys", Keys.ALICE.privateKey()), "pgp.encrypt.keys", "PUBLIC KEY");
    String key = Keys.ALICE.publicKey();
    for (String broken :
        List.of(
            key.substring(0, key.length() / 2),
            key.replace('\n', ' '),
            key.substring(0, 200) + key.substring(300))) {
      assertThat(writes("pgp.encrypt.keys", broken)).as(broken).hasSize(1);
    }
  }

  @Test
  void keysThatCannotDoIt() {
    assertProblem(
        writes("pgp.encrypt.keys", Keys.SIGN_ONLY.publicKey()), "pgp.encrypt.keys", "no part that");
    assertProblem(
        writes("pgp.encrypt.keys", Keys.EXPIRED.publicKey()),
        "pgp.encrypt.keys",
        "expired",
        "1970");
    assertProblem(
        writes("pgp.encrypt.keys", Keys.RSA.publicKey(), "pgp.sign.key", Keys.EXPIRED.privateKey()),
        "pgp.sign.key",
        "no private key that signs");
  }

  @Test
  void secretsAreHiddenWherePeopleLook() {
    AbstractConfig config =
        new AbstractConfig(
            DecodeOptions.define(new ConfigDef()),
            Map.of("pgp.decrypt.keys", "SECRET", "pgp.decrypt.passphrase", "SECRET"),
            false);
    assertThat(config.values().toString()).doesNotContain("SECRET");
  }

  @Test
  void theSuffixOfEncryptedFilesCanBeChosen() {
    String[] key = {"encryption", "pgp", "pgp.encrypt.keys", Keys.RSA.publicKey()};
    assertThat(encoder(key[0], key[1], key[2], key[3]).suffix()).isEqualTo(".pgp");
    assertThat(
            encoder(key[0], key[1], key[2], key[3], "pgp.suffix", ".gpg", "compression", "zip")
                .suffix())
        .isEqualTo(".zip.gpg");
    assertThatThrownBy(() -> encoder("pgp.suffix", "/../x"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("pgp.suffix", "/../x");
  }

  @Test
  void namesLoseWhatIsUndone() {
    DecodeOptions auto = reading(options());
    assertThat(auto.plainName("/in/a.csv.gz.PGP")).isEqualTo("/in/a.csv");
    assertThat(auto.plainName("/in/a.csv.pgp.gz")).isEqualTo("/in/a.csv.pgp");
    assertThat(reading(options("encryption", "none")).plainName("a.gz.pgp")).isEqualTo("a.gz.pgp");
  }
}
