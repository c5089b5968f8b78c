/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.httpkit.client.HttpExchangeException.Kind;
import com.wearepatchworks.connect.httpkit.listener.ListenerException;
import com.wearepatchworks.connect.httpkit.listener.ListenerOptions;
import com.wearepatchworks.connect.httpkit.tls.Certificates;
import com.wearepatchworks.connect.httpkit.tls.TlsException;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.ClientCertificates;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.PemIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our client and our listener over TLS. */
class TlsExchangeTest {
  private final Certificates ours;
  private final Path directory;

  TlsExchangeTest(@TempDir Path directory) throws Exception {
    this.ours = new Certificates();
    this.directory = directory;
  }

  private static Receiver receiver(TlsOptions tls) {
    return new Receiver(new ListenerOptions("127.0.0.1", 0, tls, ListenerOptions.Limits.DEFAULT));
  }

  private static TlsOptions server(TlsOptions.Identity identity) {
    return new TlsOptions(identity, null, ClientCertificates.NONE);
  }

  private static ClientOptions client(
      TlsOptions.@Nullable Identity identity, TlsOptions.Trust trust) {
    return new ClientOptions(
        new TlsOptions(identity, trust, ClientCertificates.NONE),
        null,
        2,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10));
  }

  private static int status(ClientOptions options, URI uri) throws Exception {
    try (HttpExchange exchange = new ApacheHttpExchange(options, "tls")) {
      int first = Sending.answer(exchange, Sending.put(uri)).status();
      assertThat(Sending.answer(exchange, Sending.put(uri)).status()).isEqualTo(first);
      return first;
    }
  }

  private static HttpExchangeException failure(ClientOptions options, URI uri) throws Exception {
    try (HttpExchange exchange = new ApacheHttpExchange(options, "tls")) {
      return Sending.failure(exchange, uri);
    }
  }

  @Test
  void speaksWithPemTextPemFilesAndKeyStores() throws Exception {
    var bundle = ours.issue("localhost");
    for (TlsOptions.Identity identity :
        new TlsOptions.Identity[] {
          Certificates.pem(bundle),
          Certificates.pemFiles(bundle, directory),
          Certificates.keyStore(bundle, directory.resolve("keys.p12"))
        }) {
      try (Receiver receiver = receiver(server(identity))) {
        URI uri = receiver.uri("https://localhost");
        assertThat(status(client(null, ours.trust()), uri)).isEqualTo(204);
        assertThat(status(client(null, ours.trustStore(directory.resolve("t.p12"))), uri))
            .isEqualTo(204);
      }
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() throws Exception {
    try (Receiver receiver = receiver(server(Certificates.pem(ours.issue("localhost"))))) {
      HttpExchangeException failure =
          failure(client(null, new Certificates().trust()), receiver.uri("https://localhost"));
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure).hasMessageContaining("tls.trusted.certificates");
      assertThat(receiver.received).isEmpty();
    }
  }

  @Test
  void refusesACertificateOfAnotherHost() throws Exception {
    try (Receiver receiver = receiver(server(Certificates.pem(ours.issue("example.org"))))) {
      HttpExchangeException failure =
          failure(client(null, ours.trust()), receiver.uri("https://localhost"));
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure).hasMessageContaining("another host");
      assertThat(receiver.received).isEmpty();
    }
  }

  @Test
  void asksForClientCertificates() throws Exception {
    TlsOptions wary =
        new TlsOptions(
            Certificates.pem(ours.issue("localhost")), ours.trust(), ClientCertificates.REQUIRE);
    try (Receiver receiver = receiver(wary)) {
      URI uri = receiver.uri("https://localhost");
      PemIdentity good = Certificates.pem(ours.issue("client"));
      assertThat(status(client(good, ours.trust()), uri)).isEqualTo(204);
      receiver.received.clear();
      PemIdentity stranger = Certificates.pem(new Certificates().issue("client"));
      for (PemIdentity identity : new PemIdentity[] {null, stranger}) {
        Kind kind = failure(client(identity, ours.trust()), uri).kind();
        assertThat(kind).isIn(Kind.TLS, Kind.CLOSED);
      }
      assertThat(receiver.received).isEmpty();
    }
  }

  @Test
  void saysThatAPortSpeaksNoTls() throws Exception {
    try (Receiver receiver = new Receiver()) {
      HttpExchangeException failure =
          failure(client(null, ours.trust()), receiver.uri("https://127.0.0.1"));
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure).hasMessageContaining("https port");
    }
  }

  @Test
  void saysWhichCertificateCannotBeUsed() {
    PemIdentity missing = new PemIdentity("/no/such.pem", new Password("topsecret"), null);
    assertThatThrownBy(() -> receiver(server(missing)))
        .isInstanceOf(ListenerException.class)
        .hasMessageContaining("/no/such.pem")
        .hasMessageNotContaining("topsecret");
    ClientOptions options = client(null, new TlsOptions.KeyStore("/no/such.p12", null, "pkcs12"));
    assertThatThrownBy(() -> new ApacheHttpExchange(options, "tls"))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("/no/such.p12");
  }
}
