package org.tautband.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** Starts or reaches PostgreSQL, checks that it keeps its promises, migrates, opens the pool. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class Database {
  @Bean
  Secrets secrets(DatabaseSettings settings) {
    return new Secrets(settings.data());
  }

  @Bean
  Backups backups(DatabaseSettings settings) {
    return new Backups(settings.data());
  }

  @Bean(destroyMethod = "close")
  @Conditional(NoOutsideServer.class)
  EmbeddedPostgres embeddedPostgres(DatabaseSettings settings) {
    return EmbeddedPostgres.start(settings.data(), EmbeddedPostgres.Settings.defaults());
  }

  @Bean(destroyMethod = "close")
  @Primary
  HikariDataSource dataSource(
      DatabaseSettings settings, Secrets secrets, ObjectProvider<EmbeddedPostgres> embedded)
      throws SQLException {
    var server = embedded.getIfAvailable();
    if (server != null) {
      Roles.ensure(server, secrets);
    } else {
      refuseWhatIsNotPrepared(settings);
    }
    Migrations.run(migrator(settings, secrets, server));
    var pool = new HikariDataSource();
    pool.setPoolName("tautband");
    pool.setMaximumPoolSize(16);
    pool.setJdbcUrl(url(settings, server));
    // The detail of a refused row is the row: it must not reach the log with the exception.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    pool.setUsername(server == null ? settings.appUser() : Roles.APP);
    pool.setPassword(server == null ? settings.appPassword() : secrets.password("database-app"));
    refuseWhatWouldLoseRecords(pool);
    return pool;
  }

  private static DataSource migrator(
      DatabaseSettings settings, Secrets secrets, @Nullable EmbeddedPostgres server) {
    var source = new DriverManagerDataSource(url(settings, server));
    source.setUsername(server == null ? settings.migratorUser() : Roles.MIGRATOR);
    source.setPassword(
        server == null ? settings.migratorPassword() : secrets.password("database-migrator"));
    return source;
  }

  private static String url(DatabaseSettings settings, @Nullable EmbeddedPostgres server) {
    if (server != null) {
      return server.jdbcUrl(Roles.DATABASE);
    }
    var url = settings.url();
    if (url == null) {
      throw new IllegalStateException("Neither an embedded nor an outside PostgreSQL is set");
    }
    return url;
  }

  private static void refuseWhatIsNotPrepared(DatabaseSettings settings) {
    var faults =
        new OutsideServer(
                String.valueOf(settings.url()),
                settings.migratorUser(),
                settings.migratorPassword(),
                settings.appUser(),
                settings.appPassword())
            .faults();
    if (!faults.isEmpty()) {
      throw new DatabaseDidNotStart(
          "The outside PostgreSQL is not ready:\n- " + String.join("\n- ", faults));
    }
  }

  private static void refuseWhatWouldLoseRecords(DataSource pool) throws SQLException {
    try (var connection = pool.getConnection()) {
      var faults = Durability.faults(connection);
      if (!faults.isEmpty()) {
        throw new UnfitDatabase(String.join("\n", faults));
      }
    }
  }

  /** The application must not start on this database; the message says why and what to do. */
  static final class UnfitDatabase extends IllegalStateException {
    private static final long serialVersionUID = 1;

    UnfitDatabase(String message) {
      super(message);
    }
  }

  @Bean
  PlatformTransactionManager transactionManager(DataSource source) {
    return new GroupTransactions(source);
  }

  @Bean
  InstanceClock clock(JdbcClient jdbc) {
    return new InstanceClock(jdbc);
  }

  /** True when no JDBC address of an outside server is set. */
  static final class NoOutsideServer implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return context.getEnvironment().getProperty("tautband.url", "").isBlank();
    }
  }
}
