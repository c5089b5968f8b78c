/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.tls;

import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Who we are, and whom we believe. PEM is either the text itself ({@code -----BEGIN ...}) or the
 * path of a file that holds it.
 *
 * @param identity our certificate and key; required to listen, optional to send
 * @param trust null: the Java runtime's certificate authorities
 * @param clientCertificates what a listener asks of its clients; of no meaning to a client
 */
public record TlsOptions(
    @Nullable Identity identity, @Nullable Trust trust, ClientCertificates clientCertificates) {

  /** Certificate and private key. */
  public sealed interface Identity permits PemIdentity, KeyStore {}

  /** Certificates that vouch for the other side. */
  public sealed interface Trust permits PemTrust, KeyStore {}

  /**
   * From PEM.
   *
   * @param chain our certificate first, then those that vouch for it
   * @param key PKCS#8 private key ({@code BEGIN PRIVATE KEY} or {@code BEGIN ENCRYPTED PRIVATE
   *     KEY})
   * @param keyPassword null when the key is not encrypted
   */
  public record PemIdentity(String chain, Password key, @Nullable Password keyPassword)
      implements Identity {}

  /** Certificates in PEM, one after the other. */
  public record PemTrust(String certificates) implements Trust {}

  /**
   * A key store file.
   *
   * @param type {@code PKCS12} or {@code JKS}
   */
  public record KeyStore(String path, @Nullable Password password, String type)
      implements Identity, Trust {}

  /** Whether a listener asks its clients for a certificate. */
  public enum ClientCertificates {
    /** Not asked for. */
    NONE,
    /** Asked for, checked when given. */
    REQUEST,
    /** No certificate, no connection. */
    REQUIRE
  }
}
