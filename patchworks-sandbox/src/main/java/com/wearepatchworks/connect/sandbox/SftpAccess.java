/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a client needs to know of an {@link SftpServer}.
 *
 * @param port on 127.0.0.1, kept over restarts
 * @param user to log in as
 * @param password that the user may log in with; null when only the key is taken
 * @param privateKey that the user may log in with: an RSA key in PEM, without a passphrase
 * @param privateKeyFile a file with the same, readable by this user only
 * @param knownHosts the server's key, as a line of a {@code known_hosts} file
 * @param knownHostsFile a file with the same
 * @param directory an empty one for the client's files; its absolute path on this machine is the
 *     one that clients see too
 */
public record SftpAccess(
    int port,
    String user,
    @Nullable String password,
    String privateKey,
    Path privateKeyFile,
    String knownHosts,
    Path knownHostsFile,
    Path directory) {}
