package org.tautband.access;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;

/**
 * An address for the camera of a phone, as a page draws it.
 *
 * @param size number of squares on each side
 * @param path the dark squares as an SVG path of unit squares
 */
public record QrCode(int size, String path) {
  public static QrCode of(String address) {
    try {
      var code = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0);
      var path = new StringBuilder();
      for (int y = 0; y < code.getHeight(); y++) {
        for (int x = 0; x < code.getWidth(); x++) {
          if (code.get(x, y)) path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
      return new QrCode(code.getWidth(), path.toString());
    } catch (WriterException e) {
      throw new IllegalStateException("An address of " + address.length() + " characters", e);
    }
  }
}
