/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A sealed draft in one line of text: where it lies, and where it is to appear. */
record Ticket(String temporary, String target) {
  private static final String VERSION = "sftp1";

  String text() {
    return VERSION + " " + encode(temporary) + " " + encode(target);
  }

  static Ticket parse(String text) throws FileStoreException {
    String[] parts = text.split(" ", -1);
    if (parts.length != 3 || !parts[0].equals(VERSION)) {
      throw new FileStoreException(
          Reason.FAILED, "'" + text + "' is no ticket of a file that this connector wrote", null);
    }
    return new Ticket(decode(parts[1]), decode(parts[2]));
  }

  private static String encode(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8);
  }

  private static String decode(String path) {
    return URLDecoder.decode(path, StandardCharsets.UTF_8);
  }
}
