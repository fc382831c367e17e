package org.tautband.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells PostgreSQL at the start of every transaction, reads included, whose rows it may touch. */
final class GroupTransactions extends JdbcTransactionManager {
  private final DataSource source;

  GroupTransactions(DataSource source) {
    super(source);
    this.source = source;
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    var group = CurrentGroup.id();
    if (group.isEmpty()) {
      return;
    }
    var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(source);
    if (holder == null) {
      throw new IllegalStateException("A transaction began without a connection");
    }
    try (var set =
        holder.getConnection().prepareStatement("select set_config('tautband.group', ?, true)")) {
      set.setString(1, group.get().toString());
      set.execute();
    } catch (SQLException e) {
      doCleanupAfterCompletion(transaction);
      throw new CannotCreateTransactionException("The clinic group could not be set", e);
    }
  }
}
