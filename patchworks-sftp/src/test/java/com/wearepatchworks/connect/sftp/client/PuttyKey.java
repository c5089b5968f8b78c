/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Makes RSA keys in PuTTY's format, version 2. */
record PuttyKey(String text, String publicLine) {
  /** A new key, encrypted unless the password is empty. */
  static PuttyKey generate(String password) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    byte[] open = blob("ssh-rsa", key.getPublicExponent(), key.getModulus());
    byte[] secret =
        padded(
            blob(
                null,
                key.getPrivateExponent(),
                key.getPrimeP(),
                key.getPrimeQ(),
                key.getCrtCoefficient()),
            !password.isEmpty());
    String encryption = password.isEmpty() ? "none" : "aes256-cbc";
    String text =
        "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: "
            + encryption
            + "\nComment: test\n"
            + lines("Public", open)
            + lines("Private", password.isEmpty() ? secret : encrypted(secret, password))
            + "Private-MAC: "
            + mac(encryption, open, secret, password)
            + "\n";
    return new PuttyKey(text, "ssh-rsa " + Base64.getEncoder().encodeToString(open) + " putty\n");
  }

  private static byte[] blob(@Nullable String type, BigInteger... numbers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    if (type != null) {
      string(out, type.getBytes(StandardCharsets.US_ASCII));
    }
    for (BigInteger number : numbers) {
      string(out, number.toByteArray());
    }
    return bytes.toByteArray();
  }

  private static void string(DataOutputStream out, byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }

  private static byte[] padded(byte[] secret, boolean encrypt) throws Exception {
    if (!encrypt || secret.length % 16 == 0) {
      return secret;
    }
    byte[] padded = Arrays.copyOf(secret, (secret.length / 16 + 1) * 16);
    System.arraycopy(sha1(secret), 0, padded, secret.length, padded.length - secret.length);
    return padded;
  }

  private static byte[] sha1(byte[]... parts) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-1");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static byte[] encrypted(byte[] secret, String password) throws Exception {
    byte[] word = password.getBytes(StandardCharsets.UTF_8);
    byte[] key = Arrays.copyOf(sha1(new byte[4], word), 40);
    System.arraycopy(sha1(new byte[] {0, 0, 0, 1}, word), 0, key, 20, 20);
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(Arrays.copyOf(key, 32), "AES"),
        new IvParameterSpec(new byte[16]));
    return cipher.doFinal(secret);
  }

  private static String mac(String encryption, byte[] open, byte[] secret, String password)
      throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    string(out, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
    string(out, encryption.getBytes(StandardCharsets.US_ASCII));
    string(out, "test".getBytes(StandardCharsets.US_ASCII));
    string(out, open);
    string(out, secret);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(
        new SecretKeySpec(
            sha1(("putty-private-key-file-mac-key" + password).getBytes(StandardCharsets.UTF_8)),
            "HmacSHA1"));
    return HexFormat.of().formatHex(mac.doFinal(bytes.toByteArray()));
  }

  private static String lines(String name, byte[] blob) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(blob);
    return name + "-Lines: " + text.lines().count() + "\n" + text + "\n";
  }
}
