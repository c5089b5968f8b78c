/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import com.wearepatchworks.connect.core.format.MalformedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPMarker;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPadding;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.jspecify.annotations.Nullable;

/** What is inside of the encryption: perhaps compressed, perhaps signed, one literal. */
final class PgpContent {
  private final InputStream clear;
  private final BcPGPObjectFactory objects;
  private final InputStream literal;
  private final PgpVerifier verifier;
  private boolean ended;

  PgpContent(InputStream clear, PgpVerifier verifier) throws IOException, PGPException {
    this.clear = clear;
    this.verifier = verifier;
    BcPGPObjectFactory factory = new BcPGPObjectFactory(clear);
    Object first = next(factory, Object.class);
    if (first instanceof PGPCompressedData compressed) {
      factory = new BcPGPObjectFactory(compressed.getDataStream());
      first = next(factory, Object.class);
    }
    this.objects = factory;
    PGPOnePassSignatureList announced = null;
    if (first instanceof PGPOnePassSignatureList signatures) {
      announced = signatures;
      first = next(factory, Object.class);
    }
    verifier.begin(announced);
    this.literal = expect(first, PGPLiteralData.class).getDataStream();
  }

  /** The next object that means anything. */
  static <T> T next(BcPGPObjectFactory factory, Class<T> type) throws IOException {
    Object next = factory.nextObject();
    while (next instanceof PGPMarker || next instanceof PGPPadding) {
      next = factory.nextObject();
    }
    return expect(next, type);
  }

  private static <T> T expect(@Nullable Object object, Class<T> type)
      throws MalformedInputException {
    if (!type.isInstance(object)) {
      throw new MalformedInputException(
          "The PGP file holds no encrypted file: %s was found where %s belongs"
              .formatted(
                  object == null ? "the end" : object.getClass().getSimpleName(),
                  type.getSimpleName()),
          0,
          0);
    }
    return type.cast(object);
  }

  int read(byte[] bytes, int from, int length) throws IOException, PGPException {
    if (ended) {
      return -1;
    }
    int read = literal.read(bytes, from, length);
    if (read >= 0) {
      verifier.update(bytes, from, read);
    } else {
      end();
    }
    return read;
  }

  private void end() throws IOException, PGPException {
    ended = true;
    Object next = objects.nextObject();
    PGPSignatureList signatures = next instanceof PGPSignatureList list ? list : null;
    verifier.end(signatures);
    Object last = signatures == null ? next : objects.nextObject();
    while (last instanceof PGPPadding) {
      last = objects.nextObject();
    }
    if (last != null) {
      throw new MalformedInputException("The PGP file holds more than one file", 0, 0);
    }
    clear.transferTo(OutputStream.nullOutputStream());
  }
}
