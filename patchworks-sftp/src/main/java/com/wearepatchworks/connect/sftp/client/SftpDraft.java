/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.sftp.protocol.Attributes;
import com.wearepatchworks.connect.sftp.protocol.SftpStatusException;
import com.wearepatchworks.connect.sftp.protocol.WriteBehind;
import java.io.IOException;
import java.io.OutputStream;

/** A file that is being written at its temporary place. */
final class SftpDraft implements Draft {
  private final Lane lane;
  private final WriteBehind file;
  private final Failures failures;
  private final SftpPublishOptions options;
  private final Ticket ticket;
  private boolean sealed;
  private boolean closed;

  SftpDraft(
      Lane lane, WriteBehind file, Failures failures, SftpPublishOptions options, Ticket ticket) {
    this.lane = lane;
    this.file = file;
    this.failures = failures;
    this.options = options;
    this.ticket = ticket;
  }

  @Override
  public OutputStream content() {
    return new OutputStream() {
      @Override
      public void write(int b) throws FileStoreException {
        run(() -> file.write(b));
      }

      @Override
      public void write(byte[] from, int at, int length) throws FileStoreException {
        run(() -> file.write(from, at, length));
      }

      @Override
      public void flush() throws FileStoreException {
        run(file::flush);
      }

      @Override
      public void close() throws FileStoreException {
        flush();
      }
    };
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private void run(Step step) throws FileStoreException {
    try {
      step.run();
    } catch (IOException e) {
      throw failures.ofWriting(lane.client(), "write", ticket.temporary(), e);
    }
  }

  @Override
  public String seal() throws FileStoreException {
    if (!sealed) {
      run(this::finish);
      sealed = true;
    }
    return ticket.text();
  }

  private void finish() throws IOException {
    file.finish();
    if (options.sync() == SftpPublishOptions.Sync.WHEN_OFFERED && lane.client().syncs()) {
      file.sync();
    }
    Integer mode = options.mode();
    if (mode != null) {
      setMode(mode);
    }
    file.close();
    Attributes now = lane.client().stat(ticket.temporary());
    Long size = now == null ? Long.valueOf(-1) : now.size();
    if (size != null && size != file.size()) {
      String why = "it has " + size + " bytes there, but " + file.size() + " were written";
      throw failures.because(Reason.FAILED, "write", ticket.temporary(), why);
    }
  }

  private void setMode(int mode) throws IOException {
    try {
      file.mode(mode);
    } catch (SftpStatusException e) {
      String why =
          "the server does not let its mode be set to %o (publish.mode): %s"
              .formatted(mode, e.getMessage());
      throw failures.because(Reason.DENIED, "write", ticket.temporary(), why, e);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      file.close();
      if (!sealed) {
        lane.client().remove(ticket.temporary());
      }
    } catch (IOException e) {
      // the draft is overwritten or removed by whoever comes next
    } finally {
      lane.release();
    }
  }
}
