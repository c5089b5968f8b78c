/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a JSON document of any size. The state of its positions: which containers
 * are open, a letter for the {@link Stage}, and at which byte the line began: <code>{[n0</code>.
 */
final class JsonStream implements RecordReader {
  private final JsonCursor cursor;
  private final JsonStreamFormat format;
  private final StringBuilder open = new StringBuilder();
  private Stage stage = Stage.VALUE;
  private long records;

  /** What may come next. */
  private enum Stage {
    /** The value that is the only record. */
    VALUE('v'),
    /** The first element, or the end of the array. */
    FIRST('f'),
    /** A comma and an element, or the end of the array. */
    NEXT('n'),
    /** What is not asked for: the rest of the containers that are open. */
    REST('r'),
    /** Nothing. */
    END('e');

    private final char letter;

    Stage(char letter) {
      this.letter = letter;
    }

    private static Stage of(char letter) {
      for (Stage stage : values()) {
        if (stage.letter == letter) {
          return stage;
        }
      }
      throw new IllegalArgumentException("No stage of a JSON document: " + letter);
    }
  }

  private JsonStream(JsonCursor cursor, JsonStreamFormat format, long records) {
    this.cursor = cursor;
    this.format = format;
    this.records = records;
  }

  static JsonStream resume(InputStream in, JsonStreamFormat format, Position at)
      throws IOException {
    String state = at.state();
    int letter = 0;
    while (letter < state.length() && "{[".indexOf(state.charAt(letter)) >= 0) {
      letter++;
    }
    long lineStart = state.isEmpty() ? 0 : Long.parseLong(state.substring(letter + 1));
    JsonCursor cursor = new JsonCursor(new Window(in, at.bytes()), at.lines(), lineStart);
    JsonStream stream = new JsonStream(cursor, format, at.records());
    if (state.isEmpty()) {
      stream.begin();
    } else {
      stream.open.append(state, 0, letter);
      stream.stage = Stage.of(state.charAt(letter));
    }
    return stream;
  }

  private void begin() throws IOException {
    boolean begun = false;
    try {
      cursor.begin();
      if (cursor.peek() < 0) {
        throw new MalformedInputException("The document is empty", 1, 1);
      }
      descend();
      if (format.elements() && cursor.pass('[')) {
        open.append('[');
        stage = Stage.FIRST;
      }
      begun = true;
    } finally {
      if (!begun) {
        cursor.close();
      }
    }
  }

  private void descend() throws IOException {
    for (JsonPointer at = format.at(); !at.matches(); at = at.tail()) {
      boolean found = cursor.pass('{') ? member(at) : cursor.pass('[') && element(at);
      if (!found) {
        throw new MalformedInputException("The document has nothing at " + format.at(), 0, 0);
      }
    }
  }

  private boolean member(JsonPointer at) throws IOException {
    open.append('{');
    for (boolean more = cursor.peek() != '}'; more; more = cursor.pass(',')) {
      if (cursor.name().equals(at.getMatchingProperty())) {
        return true;
      }
      cursor.skipValue();
    }
    cursor.require('}', "a comma or '}'");
    return false;
  }

  private boolean element(JsonPointer at) throws IOException {
    open.append('[');
    int index = 0;
    for (boolean more = cursor.peek() != ']'; more; more = cursor.pass(',')) {
      if (index++ == at.getMatchingIndex()) {
        return true;
      }
      cursor.skipValue();
    }
    cursor.require(']', "a comma or ']'");
    return false;
  }

  @Override
  public @Nullable Entry next() throws IOException {
    boolean failed = true;
    try {
      Entry entry = step(stage);
      failed = false;
      return entry;
    } catch (BadRecordException e) {
      failed = false;
      throw e;
    } finally {
      stage = failed ? Stage.END : stage;
    }
  }

  private @Nullable Entry step(Stage at) throws IOException {
    return switch (at) {
      case VALUE -> {
        stage = Stage.REST;
        yield record();
      }
      case FIRST, NEXT -> element(at == Stage.FIRST);
      case REST -> rest();
      case END -> null;
    };
  }

  private Entry record() throws IOException {
    records++; // one that is refused counts too
    return new JsonEntry(cursor.value(format.maxRecordBytes()));
  }

  private @Nullable Entry element(boolean first) throws IOException {
    stage = Stage.NEXT;
    boolean another = first ? cursor.peek() != ']' : cursor.pass(',');
    if (another) {
      return record();
    }
    stage = Stage.REST;
    return rest();
  }

  /** Checks what follows: whoever cut the document off should hear of it. */
  private @Nullable Entry rest() throws IOException {
    while (!open.isEmpty()) {
      boolean object = open.charAt(open.length() - 1) == '{';
      while (cursor.pass(',')) {
        if (object) {
          cursor.name();
        }
        cursor.skipValue();
      }
      cursor.require(object ? '}' : ']', object ? "a comma or '}'" : "a comma or ']'");
      open.setLength(open.length() - 1);
    }
    if (cursor.peek() >= 0) {
      throw cursor.malformed("The document goes on after its end");
    }
    stage = Stage.END;
    return null;
  }

  @Override
  public Position position() {
    String state = open.toString() + stage.letter + cursor.lineStart();
    return new Position(cursor.offset(), 0, records, cursor.lines(), state);
  }

  @Override
  public long line() {
    return cursor.lines() + 1;
  }

  @Override
  public void close() throws IOException {
    cursor.close();
  }
}
