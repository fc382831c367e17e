package org.tautband.guide;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.database.Sha256;
import org.tautband.database.TimeColumn;

/** Picture files that articles show, each once, by the hash of its bytes. Only added to. */
@Component
@Transactional
public class Illustrations {
  public static final int MOST_BYTES = 300 * 1024;
  public static final int MOST_PIXELS_A_SIDE = 4000;

  private final JdbcClient jdbc;
  private final Texts texts;
  private final Clock clock;

  Illustrations(JdbcClient jdbc, Texts texts, Clock clock) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.clock = clock;
  }

  /** A picture without its bytes. */
  public record Kept(
      String sha256, String mediaType, int width, int height, String name, String by, Instant at) {
    /** What is written in an article to show it. */
    public String markdown() {
      return "![what it shows](image:" + sha256 + ")";
    }
  }

  /** A picture to be sent. */
  public record Sent(String mediaType, byte[] bytes) {}

  /** What became of a file. */
  public sealed interface Brought {
    record Done(Kept kept) implements Brought {}

    record Refused(String reason) implements Brought {}
  }

  /** What a file really is, whatever its name says. */
  private record Measured(String mediaType, int width, int height) {}

  /** Keeps a file if it is a picture; the same file twice is one picture. */
  public Brought bring(String name, byte[] bytes, Actor actor) {
    if (bytes.length == 0) return new Brought.Refused("Choose a picture file that is not empty.");
    if (bytes.length > MOST_BYTES) {
      return new Brought.Refused(
          "The file has " + bytes.length / 1024 + " KB; at most 300. Save it smaller.");
    }
    Optional<Measured> measured = measured(bytes);
    if (measured.isEmpty()) {
      return new Brought.Refused(
          "This is no PNG, JPEG or WebP picture that can be read. Save it again as one of them.");
    }
    Measured size = measured.get();
    if (size.width() > MOST_PIXELS_A_SIDE || size.height() > MOST_PIXELS_A_SIDE) {
      return new Brought.Refused(
          "It is "
              + size.width()
              + " × "
              + size.height()
              + " pixels; at most 4,000 each way. Make it smaller.");
    }
    String sha256 = Sha256.of(bytes);
    jdbc.sql(
            """
            insert into guide_image
              (sha256, media_type, width, height, bytes, name, by_account, by_words, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (sha256) do nothing
            """)
        .params(sha256, size.mediaType(), size.width(), size.height(), bytes)
        .params(plain(name), actor.accountId(), actor.name(), TimeColumn.utc(clock.instant()))
        .update();
    return new Brought.Done(find(sha256).orElseThrow());
  }

  private static String plain(String name) {
    String last = name.replaceAll("[\\p{C}]", "").replaceFirst(".*[/\\\\]", "").strip();
    return last.length() <= 100 ? last : last.substring(0, 100);
  }

  @Transactional(readOnly = true)
  public boolean has(String sha256) {
    return find(sha256).isPresent();
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Kept> all() {
    return jdbc.sql(
            """
            select sha256, media_type, width, height, name, by_words, at from guide_image
            order by at desc, sha256
            """)
        .query(Illustrations::kept)
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<Kept> find(String sha256) {
    return jdbc.sql(
            """
            select sha256, media_type, width, height, name, by_words, at from guide_image
            where sha256 = ?
            """)
        .param(sha256)
        .query(Illustrations::kept)
        .optional();
  }

  /** For everybody only what a published text shows. */
  @Transactional(readOnly = true)
  public Optional<Sent> sent(String sha256, boolean toStaff) {
    if (!toStaff && !texts.now().images().contains(sha256)) return Optional.empty();
    return jdbc.sql("select media_type, bytes from guide_image where sha256 = ?")
        .param(sha256)
        .query((row, n) -> new Sent(row.getString("media_type"), row.getBytes("bytes")))
        .optional();
  }

  private static Kept kept(ResultSet row, int n) throws SQLException {
    return new Kept(
        row.getString("sha256"),
        row.getString("media_type"),
        row.getInt("width"),
        row.getInt("height"),
        row.getString("name"),
        row.getString("by_words"),
        TimeColumn.at(row, "at"));
  }

  private static Optional<Measured> measured(byte[] bytes) {
    if (begins(bytes, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return decoded(bytes, "png", "image/png");
    }
    if (begins(bytes, 0, 0xFF, 0xD8, 0xFF)) return decoded(bytes, "jpeg", "image/jpeg");
    if (begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P')) {
      return webp(bytes);
    }
    return Optional.empty();
  }

  private static boolean begins(byte[] bytes, int at, int... with) {
    if (bytes.length < at + with.length) return false;
    for (int i = 0; i < with.length; i++) {
      if ((bytes[at + i] & 0xFF) != with[i]) return false;
    }
    return true;
  }

  /** Every line is decoded, few are kept: a small file may claim a very large picture. */
  private static Optional<Measured> decoded(byte[] bytes, String format, String mediaType) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) return Optional.empty();
    ImageReader reader = readers.next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width <= MOST_PIXELS_A_SIDE && height <= MOST_PIXELS_A_SIDE) {
        ImageReadParam coarse = reader.getDefaultReadParam();
        coarse.setSourceSubsampling(16, 16, 0, 0);
        reader.read(0, coarse);
      }
      return Optional.of(new Measured(mediaType, width, height));
    } catch (IOException | RuntimeException broken) {
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  /** Sizes as the WebP container writes them; nothing here decodes it. */
  private static Optional<Measured> webp(byte[] bytes) {
    if (bytes.length < 30) return Optional.empty();
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (Integer.toUnsignedLong(file.getInt(4)) + 8 > bytes.length) return Optional.empty();
    String chunk = new String(Arrays.copyOfRange(bytes, 12, 16), StandardCharsets.US_ASCII);
    return switch (chunk) {
      case "VP8 " ->
          begins(bytes, 23, 0x9D, 0x01, 0x2A)
              ? sized(file.getShort(26) & 0x3FFF, file.getShort(28) & 0x3FFF)
              : Optional.empty();
      case "VP8L" ->
          begins(bytes, 20, 0x2F)
              ? sized((file.getInt(21) & 0x3FFF) + 1, (file.getInt(21) >> 14 & 0x3FFF) + 1)
              : Optional.empty();
      case "VP8X" -> sized((file.getInt(24) & 0xFFFFFF) + 1, (file.getInt(26) >>> 8) + 1);
      default -> Optional.empty();
    };
  }

  private static Optional<Measured> sized(int width, int height) {
    return width > 0 && height > 0
        ? Optional.of(new Measured("image/webp", width, height))
        : Optional.empty();
  }
}
