/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

class ApacheHttpExchangeTest extends HttpExchangeContract {
  @Override
  HttpExchange open(ClientOptions options) {
    return new ApacheHttpExchange(options, "test");
  }
}
