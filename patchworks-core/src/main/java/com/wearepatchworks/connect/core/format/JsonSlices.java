/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.wearepatchworks.connect.core.record.Json;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a JSON document into the bytes of its records: the text is checked but never rewritten, so
 * that no digit of a price changes.
 */
final class JsonSlices implements RecordReader {
  private final byte[] document;
  private final JsonFormat format;
  private final JsonParser parser;
  private boolean inArray;
  private boolean done;
  private long records;

  JsonSlices(byte[] document, JsonFormat format) throws IOException {
    this.document = document;
    this.format = format;
    StrictText.checkUtf8(document); // the parser lets overlong forms and lone surrogates pass
    // offsets count from the array's start, a byte order mark included
    this.parser = Json.FACTORY.createParser(document);
    guarded(
        () -> {
          start();
          return null;
        });
  }

  private interface Step {
    @Nullable Entry run() throws IOException;
  }

  private void start() throws IOException {
    if (parser.nextToken() == null) {
      throw new MalformedInputException("The document is empty", 1, 1);
    }
    if (parser.currentTokenLocation().getByteOffset() < 0) {
      throw new MalformedInputException("JSON must be encoded in UTF-8", 1, 1);
    }
    descend(format.at());
    inArray = format.elements() && parser.currentToken() == JsonToken.START_ARRAY;
  }

  private void descend(JsonPointer pointer) throws IOException {
    for (JsonPointer at = pointer; !at.matches(); at = at.tail()) {
      boolean found =
          parser.currentToken() == JsonToken.START_OBJECT
              ? member(at.getMatchingProperty())
              : parser.currentToken() == JsonToken.START_ARRAY && element(at.getMatchingIndex());
      if (!found) {
        throw new MalformedInputException("The document has nothing at " + pointer, 0, 0);
      }
    }
  }

  private boolean member(String name) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals(name);
      parser.nextToken();
      if (wanted) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private boolean element(int index) throws IOException {
    int at = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (at++ == index) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  @Override
  public @Nullable Entry next() throws IOException {
    return done ? null : guarded(this::advance);
  }

  private @Nullable Entry advance() throws IOException {
    if (!inArray) {
      Entry only = slice();
      finish();
      return only;
    }
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      finish();
      return null;
    }
    return slice();
  }

  private Entry slice() throws IOException {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.finishToken();
    int to = (int) parser.currentLocation().getByteOffset();
    while (to > from && isSpace(document[to - 1])) {
      to--; // the parser looks one character beyond a number that stands alone
    }
    records++;
    boolean whole = from == 0 && to == document.length;
    return new JsonEntry(whole ? document : Arrays.copyOfRange(document, from, to));
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** Checks the rest: a document that is wrong further on publishes nothing. */
  private void finish() throws IOException {
    done = true;
    while (!parser.getParsingContext().inRoot()) {
      parser.nextToken();
    }
    if (parser.nextToken() != null) {
      JsonLocation at = parser.currentTokenLocation();
      throw new MalformedInputException(
          "The document goes on after its end; for several documents use application/x-ndjson",
          at.getLineNr(),
          at.getColumnNr());
    }
  }

  private @Nullable Entry guarded(Step step) throws IOException {
    boolean failed = true;
    try {
      @Nullable Entry entry = step.run();
      failed = false;
      return entry;
    } catch (CharConversionException e) {
      throw new MalformedInputException("JSON must be encoded in UTF-8", 0, 0);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new MalformedInputException(
          e.getOriginalMessage(),
          at == null ? 0 : at.getLineNr(),
          at == null ? 0 : at.getColumnNr());
    } finally {
      done |= failed;
    }
  }

  @Override
  public Position position() {
    return new Position(0, records, records, 0, "");
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
