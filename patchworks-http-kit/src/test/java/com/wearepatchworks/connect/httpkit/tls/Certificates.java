/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.tls;

import com.wearepatchworks.connect.httpkit.tls.TlsOptions.KeyStore;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.PemIdentity;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.PemTrust;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import org.apache.kafka.common.config.types.Password;

/** An authority and certificates that it signs, in all the shapes that the options take. */
public final class Certificates {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final X509Bundle authority;

  /** A new authority. */
  public Certificates() throws Exception {
    this.authority =
        new CertificateBuilder()
            .algorithm(CertificateBuilder.Algorithm.ecp256)
            .subject("CN=test authority")
            .setIsCertificateAuthority(true)
            .buildSelfSigned();
  }

  /** A certificate for a host name. */
  public X509Bundle issue(String host) throws Exception {
    return new CertificateBuilder()
        .algorithm(CertificateBuilder.Algorithm.ecp256)
        .subject("CN=" + host)
        .addSanDnsName(host)
        .buildIssuedBy(authority);
  }

  /** As PEM text. */
  public static PemIdentity pem(X509Bundle bundle) {
    return new PemIdentity(
        bundle.getCertificatePathPEM(), new Password(bundle.getPrivateKeyPEM()), null);
  }

  /** The authority as PEM text. */
  public PemTrust trust() {
    return new PemTrust(authority.getCertificatePEM());
  }

  /** As PEM files. */
  public static PemIdentity pemFiles(X509Bundle bundle, Path directory) throws IOException {
    Path chain = Files.writeString(directory.resolve("chain.pem"), bundle.getCertificatePathPEM());
    Path key = Files.writeString(directory.resolve("key.pem"), bundle.getPrivateKeyPEM());
    return new PemIdentity(chain.toString(), new Password(key.toString()), null);
  }

  /** As a key store. */
  public static KeyStore keyStore(X509Bundle bundle, Path file)
      throws IOException, GeneralSecurityException {
    java.security.KeyStore store = empty();
    store.setKeyEntry(
        "key", bundle.getKeyPair().getPrivate(), PASSWORD, bundle.getCertificatePathWithRoot());
    return save(store, file);
  }

  /** The authority as a trust store. */
  public KeyStore trustStore(Path file) throws IOException, GeneralSecurityException {
    java.security.KeyStore store = empty();
    Certificate certificate = authority.getCertificate();
    store.setCertificateEntry("authority", certificate);
    return save(store, file);
  }

  private static java.security.KeyStore empty() throws IOException, GeneralSecurityException {
    java.security.KeyStore store = java.security.KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }

  private static KeyStore save(java.security.KeyStore store, Path file)
      throws IOException, GeneralSecurityException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return new KeyStore(file.toString(), new Password(new String(PASSWORD)), "pkcs12");
  }
}
