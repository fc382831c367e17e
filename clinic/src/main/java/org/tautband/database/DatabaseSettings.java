package org.tautband.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the rows are.
 *
 * @param data folder of this installation: embedded database, secrets, logs
 * @param url JDBC address of an outside PostgreSQL; empty means the embedded one
 * @param migratorUser role that owns the tables (outside server only)
 * @param migratorPassword its password
 * @param appUser role the application works as; may not bypass row-level security
 * @param appPassword its password
 */
@ConfigurationProperties("tautband")
record DatabaseSettings(
    @DefaultValue("var/data") Path data,
    @Nullable String url,
    @DefaultValue("tautband_migrator") String migratorUser,
    @DefaultValue("") String migratorPassword,
    @DefaultValue("tautband_app") String appUser,
    @DefaultValue("") String appPassword) {

  boolean embedded() {
    return url == null || url.isBlank();
  }
}
