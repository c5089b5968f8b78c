/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the elements of one document with the JDK's parser, without any of its dangers. */
final class XmlReading implements RecordReader {
  /** The parser remembers every element that is open. */
  private static final int MAX_DEPTH = 4_096;

  private final InputStream in;
  private final XmlMeter meter;
  private final XmlPath path;
  private final int maxRecordBytes;
  private final XMLStreamReader parser;
  private int depth;
  private long records;
  private boolean ended;

  XmlReading(InputStream in, XmlFormat format) throws IOException {
    this.in = in;
    this.meter = new XmlMeter(in, format.maxRecordBytes());
    this.path = new XmlPath(format.path());
    this.maxRecordBytes = format.maxRecordBytes();
    this.parser = parser();
  }

  /** One for each document: it keeps hold of the last one that it opened. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLReporter((message, type, about, where) -> {}); // the default one prints
    return factory;
  }

  private XMLStreamReader parser() throws IOException {
    try {
      return factory().createXMLStreamReader(meter);
    } catch (XMLStreamException e) {
      in.close();
      throw malformed(e);
    }
  }

  @Override
  public @Nullable Entry next() throws IOException {
    boolean fails = true;
    try {
      Entry entry = ended ? null : find();
      fails = false;
      return entry;
    } catch (BadRecordException e) {
      fails = false;
      throw e;
    } catch (XMLStreamException e) {
      throw malformed(e);
    } finally {
      ended |= fails;
    }
  }

  private @Nullable Entry find() throws IOException, XMLStreamException {
    while (parser.hasNext()) {
      switch (step()) {
        case XMLStreamConstants.START_ELEMENT -> {
          path.open(parser.getLocalName());
          if (path.matches()) {
            return element();
          }
        }
        case XMLStreamConstants.END_ELEMENT -> path.close();
        default -> {}
      }
    }
    ended = true;
    return null;
  }

  private int step() throws IOException, XMLStreamException {
    int event = parser.next();
    meter.refill();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> depth++;
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new MalformedInputException(
              "The document has a document type or entities of its own, which are refused",
              parser.getLocation().getLineNumber(),
              parser.getLocation().getColumnNumber());
      default -> {}
    }
    if (depth > MAX_DEPTH) {
      throw new MalformedInputException(
          "Elements are nested deeper than " + MAX_DEPTH + " levels",
          parser.getLocation().getLineNumber(),
          parser.getLocation().getColumnNumber());
    }
    return event;
  }

  private Entry element() throws IOException, XMLStreamException {
    records++; // one that is refused counts too
    int outside = depth - 1;
    int line = parser.getLocation().getLineNumber();
    XmlElement record = new XmlElement(maxRecordBytes);
    record.open(parser);
    while (depth > outside) {
      switch (step()) {
        case XMLStreamConstants.START_ELEMENT -> record.open(parser);
        case XMLStreamConstants.END_ELEMENT -> record.close();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            record.text(parser);
        default -> {}
      }
    }
    path.close();
    String reason = record.refusal();
    if (reason != null) {
      throw new BadRecordException(reason, line, 0, new byte[0]);
    }
    return new DataEntry(record.data());
  }

  private static IOException malformed(XMLStreamException e) {
    Throwable nested = e.getNestedException();
    if (nested instanceof IOException io && !(nested instanceof CharConversionException)) {
      return io; // the input's own trouble
    }
    String message = String.valueOf(e.getMessage());
    int told = message.indexOf("Message: ");
    String reason = told < 0 ? message : message.substring(told + "Message: ".length());
    Location at = e.getLocation();
    return new MalformedInputException(
        reason, at == null ? 0 : at.getLineNumber(), at == null ? 0 : at.getColumnNumber());
  }

  @Override
  public Position position() {
    return new Position(0, records, records, 0, "");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
