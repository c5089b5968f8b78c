/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://db.example:5432/shop | postgresql://db.example:5432/shop",
        "jdbc:postgresql://db.example:5432/shop?user=me&password=s3cret | postgresql://db.example:5432/shop",
        "jdbc:postgresql://a:1,b:2/shop?password=s3cret | postgresql://a:1,b:2/shop",
        "jdbc:postgresql:shop?password=s3cret | the postgresql database",
        "jdbc:mysql://me:s3cret@db/shop | mysql://db/shop",
        "jdbc:mysql://me:s3/cr@et@db/shop | mysql://db/shop",
        "jdbc:mysql://me:s3?cret@db/shop | the mysql database",
        "jdbc:mysql://address=(host=db)(password=s3cret)/shop | the mysql database",
        "jdbc:mariadb:sequential://me:s3cret@db:3306/shop?x=s3cret | mariadb://db:3306/shop",
        "jdbc:sqlserver://db\\inst:1433;databaseName=shop;password=s3cret | sqlserver://db\\inst:1433",
        "jdbc:oracle:thin:me/s3cret@//db:1521/shop | oracle://db:1521/shop",
        "jdbc:oracle:thin:me/s3cret@db:1521:shop | the oracle database",
        "jdbc:oracle:thin:@//db:1521/shop | oracle://db:1521/shop",
        "jdbc:db2://db:50000/shop:user=me;password=s3cret; | the db2 database",
        "jdbc:sqlite:/var/s3cret.db | the sqlite database",
        "jdbc:h2:mem:x;PASSWORD=s3cret | the h2 database",
        "nonsense s3cret | the database"
      })
  void showsHostPortAndDatabaseAlone(String url, String address) {
    assertThat(Address.of(url)).isEqualTo(address);
  }
}
