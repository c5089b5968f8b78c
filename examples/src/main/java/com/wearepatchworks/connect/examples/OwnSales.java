/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The user's own file of sales: CSV in UTF-8 whose first line names the columns, one of them id.
 */
final class OwnSales {
  private static final String ID = "id";

  private final Path file;
  private final List<Item> rows = new ArrayList<>();
  private final Map<String, Long> lineOfId = new HashMap<>();

  private OwnSales(Path file) {
    this.file = file;
  }

  /**
   * Reads the whole file.
   *
   * @throws Failure naming the file, and the line when one is at fault
   */
  static SalesFile read(Path file) {
    OwnSales reading = new OwnSales(file);
    String text = reading.text();
    reading.readAll(text.startsWith("\uFEFF") ? text.substring(1) : text);
    if (reading.rows.isEmpty()) {
      throw new Failure("%s holds no row below its line of column names".formatted(file));
    }
    String name = String.valueOf(file.getFileName());
    return new SalesFile(
        name.endsWith(".csv") ? name : name + ".csv", text, List.copyOf(reading.rows));
  }

  private String text() {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw new Failure("there is no file %s".formatted(file));
    } catch (AccessDeniedException e) {
      throw new Failure("%s may not be read by this user".formatted(file));
    } catch (CharacterCodingException e) {
      throw new Failure("%s is not UTF-8 text; convert it, with iconv say".formatted(file));
    } catch (IOException e) {
      throw new Failure("%s cannot be read: %s".formatted(file, e));
    }
  }

  private void readAll(String text) {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
      List<String> columns = List.of();
      for (CsvRecord record : csv) {
        if (columns.isEmpty()) {
          columns = columns(record);
        } else {
          add(columns, record);
        }
      }
    } catch (CsvParseException e) {
      throw new Failure("%s is not CSV: %s".formatted(file, e.getMessage()));
    } catch (IOException e) {
      throw new Failure("%s cannot be read: %s".formatted(file, e));
    }
  }

  private List<String> columns(CsvRecord first) {
    List<String> columns = first.getFields();
    if (!columns.contains(ID)) {
      throw new Failure(
          "%s has the columns %s; one must be %s, to tell rows apart. Fields are parted by commas"
              .formatted(file, columns, ID));
    }
    return columns;
  }

  private void add(List<String> columns, CsvRecord record) {
    List<String> fields = record.getFields();
    if (fields.size() != columns.size()) {
      throw atFault(
          record, "has %d fields, the first line %d".formatted(fields.size(), columns.size()));
    }
    String id = fields.get(columns.indexOf(ID));
    Long before = lineOfId.putIfAbsent(id, record.getStartingLineNumber());
    if (id.isBlank() || before != null) {
      throw atFault(
          record,
          before == null
              ? "has no id"
              : "has the id '%s' of line %d; ids tell rows apart".formatted(id, before));
    }
    rows.add(new Item(id, Rows.canonical(columns, fields)));
  }

  private Failure atFault(CsvRecord record, String what) {
    return new Failure(
        "%s, line %d: the row %s".formatted(file, record.getStartingLineNumber(), what));
  }
}
