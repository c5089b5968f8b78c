/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.Arrays;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Answers the server's questions with the password: once for each way to ask, for a second wrong
 * answer only brings the account nearer to being locked.
 */
final class Answers implements UserInfo, UIKeyboardInteractive {
  private final @Nullable Password password;
  private boolean passwordGiven;
  private boolean promptsAnswered;

  Answers(@Nullable Password password) {
    this.password = password;
  }

  @Override
  public @Nullable String getPassword() {
    return password == null ? null : password.value();
  }

  @Override
  public boolean promptPassword(String message) {
    boolean first = password != null && !passwordGiven;
    passwordGiven = true;
    return first;
  }

  @Override
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String name, String instruction, String[] prompts, boolean[] echo) {
    if (prompts.length == 0) {
      return new String[0];
    }
    if (password == null || promptsAnswered) {
      return null;
    }
    promptsAnswered = true;
    String[] answers = new String[prompts.length];
    Arrays.fill(answers, password.value());
    return answers;
  }

  @Override
  public @Nullable String getPassphrase() {
    return null;
  }

  @Override
  public boolean promptPassphrase(String message) {
    return false;
  }

  @Override
  public boolean promptYesNo(String message) {
    return false;
  }

  @Override
  public void showMessage(String message) {
    // banners are for people
  }
}
