/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.tls;

import com.wearepatchworks.connect.httpkit.tls.TlsOptions.ClientCertificates;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.Identity;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.KeyStore;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.PemIdentity;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.PemTrust;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.Trust;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Makes the contexts that speak TLS 1.2 and 1.3, from what {@link TlsOptions} names. */
public final class Tls {
  private Tls() {}

  /**
   * For a listener.
   *
   * @throws TlsException when the material cannot be used
   */
  public static SslContext forServer(TlsOptions options) {
    Identity identity = options.identity();
    if (identity == null) {
      throw new TlsException("a listener needs a certificate and its private key", null);
    }
    SslContextBuilder builder =
        identity instanceof PemIdentity pem
            ? pemServer(pem)
            : SslContextBuilder.forServer(keys((KeyStore) identity));
    builder.clientAuth(clientAuth(options.clientCertificates()));
    return built(builder, options.trust());
  }

  /**
   * For a client. Host names are verified by whoever uses it.
   *
   * @param options null for the Java runtime's certificate authorities and no client certificate
   * @throws TlsException when the material cannot be used
   */
  public static SSLContext forClient(@Nullable TlsOptions options) {
    SslContextBuilder builder = SslContextBuilder.forClient();
    Identity identity = options == null ? null : options.identity();
    if (identity instanceof PemIdentity pem) {
      try (InputStream chain = Pem.open(pem.chain());
          InputStream key = Pem.open(pem.key().value())) {
        builder.keyManager(chain, key, text(pem.keyPassword()));
      } catch (IOException | IllegalArgumentException e) {
        throw unusable(pem, e);
      }
    } else if (identity instanceof KeyStore store) {
      builder.keyManager(keys(store));
    }
    SslContext context = built(builder, options == null ? null : options.trust());
    return ((JdkSslContext) context).context();
  }

  private static SslContextBuilder pemServer(PemIdentity pem) {
    try (InputStream chain = Pem.open(pem.chain());
        InputStream key = Pem.open(pem.key().value())) {
      return SslContextBuilder.forServer(chain, key, text(pem.keyPassword()));
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(pem, e);
    }
  }

  /** The cause is told by its class alone: its message may quote the key. */
  private static TlsException unusable(PemIdentity pem, Exception e) {
    return new TlsException(
        "certificate chain (%s) and private key cannot be used (%s); both must be PEM, the key PKCS#8 (BEGIN PRIVATE KEY, or BEGIN ENCRYPTED PRIVATE KEY with its password). openssl pkcs8 -topk8 -in old.key -out new.key converts others"
            .formatted(Pem.printable(pem.chain()), reason(e)),
        null);
  }

  private static String reason(Throwable e) {
    Throwable cause = e.getCause();
    return e instanceof IOException || cause == null
        ? e.getClass().getSimpleName() + (e instanceof IOException ? " " + e.getMessage() : "")
        : reason(cause);
  }

  private static SslContext built(SslContextBuilder builder, @Nullable Trust trust) {
    try {
      if (trust instanceof PemTrust pem) {
        trustPem(builder, pem);
      } else if (trust instanceof KeyStore store) {
        builder.trustManager(trusted(store));
      }
      return builder.sslProvider(SslProvider.JDK).protocols("TLSv1.3", "TLSv1.2").build();
    } catch (SSLException e) {
      throw new TlsException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static void trustPem(SslContextBuilder builder, PemTrust pem) {
    try (InputStream certificates = Pem.open(pem.certificates())) {
      builder.trustManager(certificates);
    } catch (IOException | IllegalArgumentException e) {
      throw new TlsException(
          "trusted certificates (%s) cannot be used (%s); give PEM with BEGIN CERTIFICATE blocks, or the path of such a file"
              .formatted(Pem.printable(pem.certificates()), reason(e)),
          e);
    }
  }

  private static KeyManagerFactory keys(KeyStore store) {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(Pem.load(store), chars(store.password()));
      return factory;
    } catch (GeneralSecurityException e) {
      throw new TlsException(
          "the private key in key store %s cannot be read (%s); its password must be that of the store"
              .formatted(store.path(), e.getMessage()),
          e);
    }
  }

  private static TrustManagerFactory trusted(KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(Pem.load(store));
      return factory;
    } catch (GeneralSecurityException e) {
      throw new TlsException(
          "trust store %s cannot be used: %s".formatted(store.path(), e.getMessage()), e);
    }
  }

  private static ClientAuth clientAuth(ClientCertificates wanted) {
    return switch (wanted) {
      case NONE -> ClientAuth.NONE;
      case REQUEST -> ClientAuth.OPTIONAL;
      case REQUIRE -> ClientAuth.REQUIRE;
    };
  }

  private static @Nullable String text(@Nullable Password password) {
    return password == null ? null : password.value();
  }

  static char @Nullable [] chars(@Nullable Password password) {
    return password == null ? null : password.value().toCharArray();
  }
}
