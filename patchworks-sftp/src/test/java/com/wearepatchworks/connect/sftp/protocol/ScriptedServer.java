/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers requests as a test says, in pieces of any size. */
final class ScriptedServer extends OutputStream {
  private final List<Integer> types = new ArrayList<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final Script script;
  private final int pieceBytes;
  private final SftpClient client = new SftpClient(this, StandardCharsets.UTF_8);
  private final OutputStream answers = client.incoming();

  /** What is answered to a request. */
  interface Script {
    void answer(ScriptedServer server, int type, int id) throws IOException;
  }

  ScriptedServer(int pieceBytes, Script script) {
    this.pieceBytes = pieceBytes;
    this.script = script;
  }

  SftpClient client() {
    return client;
  }

  /** The types of the requests that came. */
  List<Integer> types() {
    return List.copyOf(types);
  }

  @Override
  public void write(int b) {
    received.write(b);
  }

  @Override
  public void flush() throws IOException {
    ByteBuffer in = ByteBuffer.wrap(received.toByteArray());
    received.reset();
    while (in.hasRemaining()) {
      int length = in.getInt();
      int start = in.position();
      int type = in.get();
      types.add(type);
      script.answer(this, type, in.getInt());
      in.position(start + length);
    }
  }

  /** Sends raw bytes. */
  void send(byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += pieceBytes) {
      answers.write(bytes, at, Math.min(pieceBytes, bytes.length - at));
    }
  }

  /** Sends an answer with what follows the id. */
  void answer(int type, int id, byte[] rest) throws IOException {
    send(ByteBuffer.allocate(9).putInt(5 + rest.length).put((byte) type).putInt(id).array());
    send(rest);
  }

  void status(int id, int code, String words) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(code);
    out.writeInt(words.length());
    out.writeBytes(words);
    out.writeInt(0);
    answer(Fxp.STATUS, id, bytes.toByteArray());
  }

  /** Says what it offers: names and values of extensions, in turn. */
  void version(String... extensions) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (String text : extensions) {
      out.writeInt(text.length());
      out.writeBytes(text);
    }
    answer(Fxp.VERSION, 3, bytes.toByteArray());
  }

  /** Sends names with no attributes. */
  void names(int id, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(names.length);
    for (String name : names) {
      byte[] encoded = name.getBytes(StandardCharsets.ISO_8859_1);
      out.writeInt(encoded.length);
      out.write(encoded);
      out.writeInt(0);
      out.writeInt(0);
    }
    answer(Fxp.NAME, id, bytes.toByteArray());
  }

  /** Sends data, with the flag of version 6 that some servers add. */
  void data(int id, String content, byte... more) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer rest = ByteBuffer.allocate(4 + bytes.length + more.length);
    answer(Fxp.DATA, id, rest.putInt(bytes.length).put(bytes).put(more).array());
  }
}
