/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.tls;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.ClientCertificates;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.Identity;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.KeyStore;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.PemIdentity;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.PemTrust;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.Trust;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * TLS options under a prefix: certificate and key as PEM or from a key store, trusted certificates
 * as PEM or from a trust store.
 */
public final class TlsConfig {
  private static final OneOf STORE_TYPES = new OneOf(List.of("pkcs12", "jks"));

  private final String prefix;
  private final boolean listener;

  private TlsConfig(String prefix, boolean listener) {
    this.prefix = prefix;
    this.listener = listener;
  }

  /** For a server, with what it asks of its clients; off without a certificate. */
  public static TlsConfig forListener(String prefix) {
    return new TlsConfig(prefix, true);
  }

  /** For a client. */
  public static TlsConfig forClient(String prefix) {
    return new TlsConfig(prefix, false);
  }

  /** Declares the options as a group of {@code def}. */
  public ConfigDef define(ConfigDef def, String group) {
    OptionGroup options = OptionGroup.of(def, group);
    defineIdentity(options);
    defineTrust(options);
    if (listener) {
      options.add(
          Option.string(clientAuth())
              .defaultsTo(OneOf.word(ClientCertificates.NONE))
              .validatedBy(OneOf.constantsOf(ClientCertificates.class))
              .recommendedBy(OneOf.constantsOf(ClientCertificates.class))
              .doc(
                  "Whether clients must show a certificate: none, request (checked when shown) or"
                      + " require. Which ones are believed is said by the trust options."));
    }
    return options.end();
  }

  private void defineIdentity(OptionGroup options) {
    String whose = listener ? "The listener's certificate" : "The client certificate to show";
    options
        .add(
            Option.string(chain())
                .optional()
                .doc(
                    whose
                        + " as PEM, its own first, then those that vouch for it: the text itself or"
                        + " the path of a file."
                        + (listener ? " Set this or the key store to listen with TLS." : "")))
        .add(
            Option.password(key())
                .optional()
                .doc("Its private key as PKCS#8 PEM: the text itself or the path of a file."))
        .add(Option.password(keyPassword()).optional().doc("Password of an encrypted private key."))
        .add(
            Option.string(store("keystore", "path"))
                .optional()
                .doc("Key store file with certificate and key, in place of PEM."))
        .add(Option.password(store("keystore", "password")).optional().doc("Its password."))
        .add(storeType("keystore"));
  }

  private void defineTrust(OptionGroup options) {
    String who =
        listener
            ? "Certificate authorities of client certificates"
            : "Certificates that vouch for servers, in place of the Java runtime's";
    options
        .add(
            Option.string(trusted())
                .optional()
                .doc(who + ", as PEM: the text itself or the path of a file."))
        .add(
            Option.string(store("truststore", "path"))
                .optional()
                .doc("Trust store file with such certificates, in place of PEM."))
        .add(Option.password(store("truststore", "password")).optional().doc("Its password."))
        .add(storeType("truststore"));
  }

  private Option storeType(String which) {
    return Option.string(store(which, "type"))
        .defaultsTo("pkcs12")
        .validatedBy(STORE_TYPES)
        .recommendedBy(STORE_TYPES)
        .advanced()
        .doc("Its type: pkcs12 or jks.");
  }

  /**
   * What is wrong across options, by the option at fault. Files are not looked at: they may be on
   * another machine than the one that validates.
   *
   * @param values parsed values by name; null where a value did not parse
   */
  public Map<String, String> problems(Map<String, ? extends @Nullable Object> values) {
    Map<String, String> problems = new LinkedHashMap<>();
    boolean pem = values.get(chain()) != null;
    if (pem && values.get(key()) == null) {
      problems.put(key(), "the private key of " + chain() + " is missing");
    }
    if (!pem && values.get(key()) != null) {
      problems.put(chain(), "the certificate of " + key() + " is missing");
    }
    refuseBoth(values, problems, chain(), store("keystore", "path"));
    refuseBoth(values, problems, trusted(), store("truststore", "path"));
    if (listener) {
      checkClientAuth(values, problems);
    }
    return problems;
  }

  private static void refuseBoth(
      Map<String, ? extends @Nullable Object> values,
      Map<String, String> problems,
      String pem,
      String store) {
    if (values.get(pem) != null && values.get(store) != null) {
      problems.put(store, "set this or " + pem + ", not both");
    }
  }

  private void checkClientAuth(
      Map<String, ? extends @Nullable Object> values, Map<String, String> problems) {
    Object auth = values.get(clientAuth());
    if (auth == null || OneOf.word(ClientCertificates.NONE).equalsIgnoreCase(auth.toString())) {
      return;
    }
    if (values.get(chain()) == null && values.get(store("keystore", "path")) == null) {
      problems.put(clientAuth(), "client certificates need TLS: set " + chain());
    } else if (values.get(trusted()) == null && values.get(store("truststore", "path")) == null) {
      problems.put(
          clientAuth(),
          "say whose client certificates to believe: set "
              + trusted()
              + ". The Java runtime's authorities would let in anybody with a public certificate");
    }
  }

  /** The options as values; null when none is set. */
  public @Nullable TlsOptions from(AbstractConfig config) {
    Identity identity = identity(config);
    Trust trust = trust(config);
    if (identity == null && (listener || trust == null)) {
      return null;
    }
    return new TlsOptions(
        identity,
        trust,
        listener
            ? OneOf.parse(ClientCertificates.class, config.getString(clientAuth()))
            : ClientCertificates.NONE);
  }

  private @Nullable Identity identity(AbstractConfig config) {
    String chain = config.getString(chain());
    Password key = config.getPassword(key());
    if (chain != null && key != null) {
      return new PemIdentity(chain, key, config.getPassword(keyPassword()));
    }
    return keyStore(config, "keystore");
  }

  private @Nullable Trust trust(AbstractConfig config) {
    String pem = config.getString(trusted());
    return pem != null ? new PemTrust(pem) : keyStore(config, "truststore");
  }

  private @Nullable KeyStore keyStore(AbstractConfig config, String which) {
    String path = config.getString(store(which, "path"));
    return path == null
        ? null
        : new KeyStore(
            path,
            config.getPassword(store(which, "password")),
            Objects.requireNonNull(config.getString(store(which, "type"))));
  }

  private String chain() {
    return prefix + "certificate.chain";
  }

  private String key() {
    return prefix + "private.key";
  }

  private String keyPassword() {
    return prefix + "private.key.password";
  }

  private String trusted() {
    return prefix + "trusted.certificates";
  }

  private String clientAuth() {
    return prefix + "client.auth";
  }

  private String store(String which, String what) {
    return prefix + which + "." + what;
  }
}
