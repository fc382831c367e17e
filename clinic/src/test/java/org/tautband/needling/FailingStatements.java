package org.tautband.needling;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs something in one real transaction whose n-th SQL statement fails, commit work included. */
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
    return proxy(Connection.class, real, true);
  }

  @SuppressWarnings("unchecked")
  private <T> T proxy(Class<T> type, Object real, boolean isConnection) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (!isConnection && method.getName().startsWith("execute")) count();
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (result instanceof PreparedStatement) {
                return proxy(PreparedStatement.class, result, false);
              }
              return result instanceof Statement && isConnection
                  ? proxy(Statement.class, result, false)
                  : result;
            });
  }

  private void count() throws SQLException {
    if (++executed == failAt) throw new SQLException("statement " + executed + " fails on purpose");
  }
}
