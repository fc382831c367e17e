package org.tautband.needling;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs something in one real transaction whose n-th SQL statement fails, commit work included; also
 * one in the middle of several that travel together.
 */
final class FailingStatements {
  private final DataSource source;
  private final PlatformTransactionManager transactions;
  private int executed;
  private int failAt;

  FailingStatements(DataSource source, PlatformTransactionManager transactions) {
    this.source = source;
    this.transactions = transactions;
  }

  /** How many statements the last run got to, the failing one included. */
  int executed() {
    return executed;
  }

  <T> T run(int failAt, Callable<T> action) {
    this.failAt = failAt;
    executed = 0;
    return new TransactionTemplate(transactions)
        .execute(
            status -> {
              ConnectionHolder real =
                  (ConnectionHolder) TransactionSynchronizationManager.unbindResource(source);
              TransactionSynchronizationManager.bindResource(
                  source, new Joined(counting(real.getConnection())));
              try {
                return action.call();
              } catch (RuntimeException e) {
                throw e;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private static final class Joined extends ConnectionHolder {
    Joined(Connection connection) {
      super(connection, true);
      setSynchronizedWithTransaction(true);
    }
  }

  private Connection counting(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                arguments[0] = failing((String) arguments[0]);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** The same SQL, with a division by zero before the statement whose turn it is. */
  private String failing(String sql) {
    List<String> statements = new ArrayList<>();
    for (String statement : sql.split(";\n")) {
      if (++executed == failAt) statements.add("select 1 / 0");
      statements.add(statement);
    }
    return String.join(";\n", statements);
  }
}
