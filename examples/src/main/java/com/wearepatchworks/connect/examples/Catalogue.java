/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.math.BigDecimal;
import java.util.List;

/** Shops, customers and goods that the generated orders are made of. */
final class Catalogue {
  /** A shop with the currency it sells in, and what addresses of its customers look like. */
  record Shop(
      String name,
      String currency,
      String country,
      List<String> customers,
      List<String> streets,
      List<String> cities) {}

  /** Something to buy. */
  record Product(String sku, String title, BigDecimal price) {}

  static final List<Shop> SHOPS =
      List.of(
          new Shop(
              "shopify-uk",
              "GBP",
              "GB",
              List.of("Zoë O’Connor", "Siân Llywelyn", "Ravi Patel", "Grace Adeyemi"),
              List.of("12 Baker Street", "Flat 3, 88 King’s Road", "1 Heol y Frenhines"),
              List.of("London", "Nottingham", "Abertawe")),
          new Shop(
              "shopify-eu",
              "EUR",
              "DE",
              List.of("Jürgen Groß", "Françoise Lefèvre", "Ελένη Παπαδοπούλου", "Iñaki Núñez"),
              List.of("Königsallee 4½", "27 Rue de l’Église", "Οδός Ερμού 15"),
              List.of("Düsseldorf", "Besançon", "Αθήνα")),
          new Shop(
              "bigcommerce-us",
              "USD",
              "US",
              List.of("Ana Sofía Ruiz", "Mike \"Sparky\" Jones", "林 美玲", "Noah Williams"),
              List.of("350 5th Ave, Apt #4", "1600 Calle Ocho", "PO Box 7 \\ rear"),
              List.of("New York", "Miami", "San José")),
          new Shop(
              "shopify-nordics",
              "SEK",
              "SE",
              List.of("Åsa Öberg", "Bjørn Ødegård", "Þóra Jónsdóttir", "Säde Mäkelä"),
              List.of("Östra Ågatan 9", "Blåbærveien 2", "Laugavegur 77"),
              List.of("Malmö", "Tromsø", "Reykjavík")),
          new Shop(
              "magento-pl",
              "PLN",
              "PL",
              List.of("Łukasz Wójcik", "Małgorzata Żak", "Олена Шевченко", "Zdzisław Gęś"),
              List.of("ul. Świętokrzyska 11", "al. Róż 5/7", "вул. Хрещатик 22"),
              List.of("Łódź", "Kraków", "Київ")));

  static final List<Product> PRODUCTS =
      List.of(
          product("MUG-001", "Café crème mug ☕", "12.50"),
          product("TEE-114", "T-shirt “Ünïcödé”, size M", "19.90"),
          product("GFT-777", "Gift box 🎁 with ribbon 🎀", "34.00"),
          product("LMP-042", "Desk lamp, 40 W / 230 V", "89.95"),
          product("TEA-008", "抹茶 matcha, 100 g", "24.05"),
          product("BIK-900", "Vélo de ville 28\"", "649.00"),
          product("STK-003", "Sticker 👩‍👩‍👧‍👦 family", "0.99"),
          product("BAG-310", "Rucksack <grün & blau>", "74.49"));

  static final List<String> NOTES =
      List.of(
          "Please ring twice 🔔",
          "Geschenk: bitte ohne Rechnung!",
          "Leave with neighbour\n(number 14, \"the blue door\")",
          "C:\\orders\\rush \t 50 % off?");

  private Catalogue() {}

  private static Product product(String sku, String title, String price) {
    return new Product(sku, title, new BigDecimal(price));
  }
}
