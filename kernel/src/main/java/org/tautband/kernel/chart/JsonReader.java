package org.tautband.kernel.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tautband.kernel.chart.Json.Malformed;

/**
 * Reads JSON strictly: no comments, no trailing commas, no NaN, no name twice, not deep, not long.
 */
final class JsonReader {
  private static final int DEEPEST = 8;
  static final int LONGEST = 2_000_000;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static Json read(String text) throws Malformed {
    if (text.length() > LONGEST) {
      throw new Malformed("More than " + LONGEST + " characters", LONGEST);
    }
    JsonReader reader = new JsonReader(text);
    Json value = reader.value(0);
    reader.blank();
    if (reader.at < text.length()) throw new Malformed("Something follows the end", reader.at);
    return value;
  }

  private Json value(int depth) throws Malformed {
    if (depth > DEEPEST) throw new Malformed("Nested too deep", at);
    blank();
    return switch (peek()) {
      case '{' -> members(depth);
      case '[' -> items(depth);
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Truth(true));
      case 'f' -> word("false", new Json.Truth(false));
      case 'n' -> word("null", new Json.Nothing());
      default -> number();
    };
  }

  private Json members(int depth) throws Malformed {
    Map<String, Json> members = new LinkedHashMap<>();
    at++;
    blank();
    if (peek() == '}') {
      at++;
      return new Json.Members(members);
    }
    while (true) {
      blank();
      if (peek() != '"') throw new Malformed("A name in quotes is missing", at);
      int start = at;
      String name = string();
      blank();
      expect(':');
      if (members.put(name, value(depth + 1)) != null) {
        throw new Malformed("“" + name + "” stands here twice", start);
      }
      blank();
      if (peek() == '}') break;
      expect(',');
    }
    at++;
    return new Json.Members(members);
  }

  private Json items(int depth) throws Malformed {
    List<Json> items = new ArrayList<>();
    at++;
    blank();
    if (peek() == ']') {
      at++;
      return new Json.Items(items);
    }
    while (true) {
      items.add(value(depth + 1));
      blank();
      if (peek() == ']') break;
      expect(',');
    }
    at++;
    return new Json.Items(items);
  }

  private String string() throws Malformed {
    StringBuilder string = new StringBuilder();
    at++;
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') throw new Malformed("A control character in a text", at - 1);
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() throws Malformed {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> throw new Malformed("An unknown escape", at - 1);
    };
  }

  private char hex() throws Malformed {
    int code = 0;
    for (int i = 0; i < 4; i++, at++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) throw new Malformed("Four hexadecimal digits are missing", at);
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private Json number() throws Malformed {
    int start = at;
    if (peek() == '-') at++;
    int whole = digits();
    if (whole == 0) throw new Malformed("No JSON value (NaN and Infinity are none)", start);
    if (whole > 1 && text.charAt(at - whole) == '0') throw new Malformed("A leading zero", start);
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      if (digits() == 0) throw new Malformed("No digit after the point", at);
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) at++;
      if (digits() == 0) throw new Malformed("No digit in the exponent", at);
    }
    return new Json.Figure(Double.parseDouble(text.substring(start, at)));
  }

  private int digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
    return at - start;
  }

  private Json word(String word, Json value) throws Malformed {
    if (!text.startsWith(word, at)) throw new Malformed("No JSON value", at);
    at += word.length();
    return value;
  }

  private void expect(char c) throws Malformed {
    if (peek() != c) throw new Malformed("“" + c + "” is missing", at);
    at++;
  }

  private char peek() throws Malformed {
    if (at >= text.length()) throw new Malformed("The text ends too early", at);
    return text.charAt(at);
  }

  private void blank() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
  }
}
