package org.tautband.database;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements that write and go to the database in one round trip, in their order. */
public final class Writes {
  private final List<String> statements = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  /** Adds a statement; the values of its question marks follow by {@link #values}. */
  public Writes sql(String statement) {
    statements.add(statement.strip());
    return this;
  }

  /** Adds values of the last statement's question marks, left to right. */
  public Writes values(@Nullable Object... more) {
    for (Object value : more) values.add(value);
    return this;
  }

  /** Adds one value, which may be an array. */
  public Writes value(@Nullable Object one) {
    values.add(one);
    return this;
  }

  /** Sends them, within the caller's transaction. */
  public void send(JdbcClient jdbc) {
    if (statements.isEmpty()) return;
    jdbc.sql(String.join(";\n", statements)).params(values).update();
  }
}
