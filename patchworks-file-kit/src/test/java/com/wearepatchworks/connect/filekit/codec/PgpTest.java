/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import static com.wearepatchworks.connect.filekit.codec.Packed.concat;
import static com.wearepatchworks.connect.filekit.codec.Packed.data;
import static com.wearepatchworks.connect.filekit.codec.Packed.decoder;
import static com.wearepatchworks.connect.filekit.codec.Packed.encoder;
import static com.wearepatchworks.connect.filekit.codec.Packed.error;
import static com.wearepatchworks.connect.filekit.codec.Packed.pack;
import static com.wearepatchworks.connect.filekit.codec.Packed.unpack;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.wearepatchworks.connect.core.format.MalformedInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgpTest {
  private static final byte[] PLAIN = "id,price\n1,19.90\n".getBytes(UTF_8);

  private static Encoder toAlice(String... more) {
    return encoder(both(more, "encryption", "pgp", "pgp.encrypt.keys", Keys.ALICE.publicKey()));
  }

  private static Encoder toAliceSignedBy(String key, String passphrase) {
    return toAlice("pgp.sign.key", key, "pgp.sign.passphrase", passphrase);
  }

  private static Decoder alice(String... more) {
    return aliceReading("x.pgp", more);
  }

  private static Decoder aliceReading(String name, String... more) {
    return decoder(
        name,
        both(
            more,
            "pgp.decrypt.keys",
            Keys.ALICE.privateKey(),
            "pgp.decrypt.passphrase",
            Keys.PASSPHRASE));
  }

  private static String[] both(String[] a, String... b) {
    String[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void whatIsEncryptedCanBeRead(String armor) throws IOException {
    for (int size : new int[] {0, 1, 1_000, 65_535, 65_536, 200_000}) {
      byte[] plain = data(new Random(size), size);
      byte[] packed = pack(toAlice("pgp.armor", armor), plain);
      assertThat(unpack(alice(), packed)).as("%d bytes", size).isEqualTo(plain);
      assertThat(packed[0] == '-').isEqualTo(armor.equals("true"));
    }
  }

  @Test
  void singleBytesAndSmallPiecesAreFineToo() throws IOException {
    byte[] plain = data(new Random(1), 5_000);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (InputStream in = alice().decode(new ByteArrayInputStream(pack(toAlice(), plain)))) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        read.write(b);
        read.writeBytes(in.readNBytes(3));
      }
    }
    assertThat(read.toByteArray()).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zip", "zstd", "bzip2"})
  void compressionIsInside(String compression) throws IOException {
    Encoder encoder = toAlice("compression", compression);
    byte[] plain = data(new Random(2), 100_000);
    assertThat(encoder.suffix()).endsWith(".pgp").hasSizeGreaterThan(5);
    assertThat(unpack(aliceReading("/in/orders.csv" + encoder.suffix()), pack(encoder, plain)))
        .isEqualTo(plain);
  }

  @Test
  void eachRecipientCanRead() throws IOException {
    String both = Keys.ALICE.publicKey() + "\n" + Keys.RSA.publicKey();
    byte[] packed = pack(encoder("encryption", "pgp", "pgp.encrypt.keys", both), PLAIN);
    assertThat(unpack(alice(), packed)).isEqualTo(PLAIN);
    assertThat(unpack(decoder("x.gpg", "pgp.decrypt.keys", Keys.RSA.privateKey()), packed))
        .isEqualTo(PLAIN);
  }

  @Test
  void severalPrivateKeysWithTheirPassphrases() throws IOException {
    Decoder decoder =
        decoder(
            "x.asc",
            "pgp.decrypt.keys",
            Keys.BOB.privateKey() + Keys.RSA.privateKey() + Keys.ALICE.privateKey(),
            "pgp.decrypt.passphrase",
            Keys.bobsPassphrase() + "\n" + Keys.PASSPHRASE + "\n");
    assertThat(unpack(decoder, pack(toAlice(), PLAIN))).isEqualTo(PLAIN);
  }

  @Test
  void aFileForSomebodyElseIsRefusedWithTheirKey() throws IOException {
    byte[] toBob =
        pack(encoder("encryption", "pgp", "pgp.encrypt.keys", Keys.BOB.publicKey()), PLAIN);
    assertThat(error(alice(), toBob).reason()).contains("encrypted for 0x", "pgp.decrypt.keys");
  }

  @Test
  void aFileThatLooksEncryptedNeedsAKey() {
    assertThat(error(decoder("x.pgp"), PLAIN).reason())
        .contains("pgp.decrypt.keys", "encryption=none");
    assertThat(decoder("x.pgp", "encryption", "none").isIdentity()).isTrue();
  }

  @Test
  void whatIsNoMessageIsRefused() {
    byte[] key = Keys.ALICE.publicKey().getBytes(UTF_8);
    for (byte[] other : new byte[][] {PLAIN, {}, {-1, -1, -1}, {0}, key}) {
      assertThat(error(alice(), other)).isNotNull();
    }
  }

  @Test
  void aMessageThatIsCutOffAnywhereIsAnError() throws IOException {
    byte[] whole = pack(toAliceSignedBy(Keys.BOB.privateKey(), Keys.bobsPassphrase()), PLAIN);
    for (int length = 0; length < whole.length; length++) {
      assertThat(error(alice(), Arrays.copyOf(whole, length))).as("%d", length).isNotNull();
    }
  }

  @Test
  void anArmoredMessageMayLackItsLastLinesOnly() throws IOException {
    byte[] whole = pack(toAlice("pgp.armor", "true"), PLAIN);
    int content = new String(whole, UTF_8).indexOf("\n=");
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      if (length < content) {
        assertThat(error(alice(), part)).as("%d", length).isNotNull();
      } else {
        assertThat(whatCanBeRead(part)).as("%d", length).isIn("", new String(PLAIN, UTF_8));
      }
    }
  }

  private static String whatCanBeRead(byte[] packed) throws IOException {
    try {
      return new String(unpack(alice(), packed), UTF_8);
    } catch (MalformedInputException e) {
      return "";
    }
  }

  @Test
  void everyChangedByteOfAMessageIsSeen() throws IOException {
    byte[] whole = pack(toAlice(), PLAIN);
    Decoder decoder = alice();
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x10;
      try {
        assertThat(unpack(decoder, changed)).as("byte %d", at).isEqualTo(PLAIN);
      } catch (MalformedInputException e) {
        assertThat(e.reason()).contains("PGP");
      }
    }
  }

  @Test
  void aChangedMiddleIsCaughtByTheIntegrityCheck() throws IOException {
    byte[] whole = pack(toAlice(), data(new Random(3), 300_000));
    whole[150_000] ^= 1;
    assertThat(error(alice(), whole).reason()).contains("integrity check fails");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void aSecondMessageIsNotSilentlyLeftOut(String armor) throws IOException {
    byte[] one = pack(toAlice("pgp.armor", armor), PLAIN);
    assertThat(error(alice(), concat(one, one)).reason()).contains("PGP");
    assertThat(error(alice(), concat(one, PLAIN)).reason()).contains("PGP");
  }

  @Test
  void aRightSignatureIsFineAndAMissingOneIsNotWhereItIsRequired() throws IOException {
    Decoder requires = alice("pgp.signature", "require", "pgp.verify.keys", Keys.BOB.publicKey());
    Decoder verifies = alice("pgp.signature", "verify", "pgp.verify.keys", Keys.BOB.publicKey());
    byte[] byBob = pack(toAliceSignedBy(Keys.BOB.privateKey(), Keys.bobsPassphrase()), PLAIN);
    byte[] byRsa = pack(toAliceSignedBy(Keys.RSA.privateKey(), ""), PLAIN);
    byte[] byNobody = pack(toAlice(), PLAIN);
    assertThat(unpack(requires, byBob)).isEqualTo(PLAIN);
    assertThat(unpack(verifies, byBob)).isEqualTo(PLAIN);
    assertThat(unpack(verifies, byRsa)).isEqualTo(PLAIN);
    assertThat(unpack(verifies, byNobody)).isEqualTo(PLAIN);
    assertThat(error(requires, byRsa).reason()).contains("signed by 0x", "pgp.verify.keys");
    assertThat(error(requires, byNobody).reason()).contains("is not signed");
  }

  @Test
  void aForgedSignatureIsAnErrorAtTheEnd() throws IOException {
    PGPSecretKey bobs = PgpSigner.choose(PgpKeys.privateKeys(Keys.BOB.privateKey()), Instant.now());
    PGPPrivateKey another =
        new PgpSecrets(Keys.PASSPHRASE)
            .open(PgpSigner.choose(PgpKeys.privateKeys(Keys.ALICE.privateKey()), Instant.now()));
    PGPPrivateKey forged =
        new PGPPrivateKey(
            bobs.getKeyID(), another.getPublicKeyPacket(), another.getPrivateKeyDataPacket());
    PGPPublicKey alice =
        PgpEncoder.choose(PgpKeys.publicKeys(Keys.ALICE.publicKey()).get(0), Instant.now());
    PgpSigner forger = new PgpSigner(bobs.getPublicKey(), forged);
    byte[] packed = pack(new PgpEncoder(List.of(alice), forger, false, ".pgp"), PLAIN);
    String bob = Keys.BOB.publicKey();
    for (String policy : List.of("verify", "require")) {
      Decoder decoder = alice("pgp.signature", policy, "pgp.verify.keys", bob);
      assertThat(error(decoder, packed).reason()).contains("wrong signature by 0x");
    }
    assertThat(unpack(alice(), packed)).isEqualTo(PLAIN);
  }

  @Test
  void nothingIsReadFromAFileThatNobodyKnownSigned() throws IOException {
    byte[] byNobody = pack(toAlice(), PLAIN);
    try (InputStream in =
        alice("pgp.signature", "require", "pgp.verify.keys", Keys.BOB.publicKey())
            .decode(new ByteArrayInputStream(byNobody))) {
      assertThat(catchThrowable(in::read)).isInstanceOf(MalformedInputException.class);
    }
  }

  @Test
  void aBombInsideIsStopped() throws IOException {
    byte[] bomb = pack(toAlice("compression", "zstd"), new byte[8 << 20]);
    assertThat(error(aliceReading("x.zst.pgp"), bomb).reason()).contains("decompress.max.ratio");
  }
}
