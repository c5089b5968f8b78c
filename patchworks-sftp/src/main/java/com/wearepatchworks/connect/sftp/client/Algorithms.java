/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.util.List;

/**
 * What is offered to a server, best first; an empty list leaves it to the library.
 *
 * @param kex key exchanges
 * @param macs of no meaning with a GCM cipher
 * @param hostKeys also used for our own key's signatures
 */
public record Algorithms(
    List<String> kex, List<String> ciphers, List<String> macs, List<String> hostKeys) {}
