/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

class ApacheHttpExchangeFailureTest extends HttpExchangeFailureContract {
  @Override
  HttpExchange open(ClientOptions options) {
    return new ApacheHttpExchange(options, "test");
  }
}
