package org.tautband.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.database.TimeColumn;

/** Gives and recognises tokens; before one is read no clinic group is known. */
@Component
public class ClientTokens {
  private final JdbcClient jdbc;
  private final SystemClients clients;
  private final AuditTable audit;

  ClientTokens(JdbcClient jdbc, SystemClients clients, AuditTable audit) {
    this.jdbc = jdbc;
    this.clients = clients;
    this.audit = audit;
  }

  /** The answer to a request for a token. */
  public sealed interface Answer {
    /** Here it is. */
    record Token(String token, Set<String> scopes, long secondsToLive) implements Answer {}

    /** Unknown client, wrong secret, or disabled. */
    record UnknownClient() implements Answer {}

    /** The client may not have one of these scopes. */
    record ScopeRefused() implements Answer {}
  }

  /**
   * Asks for a token.
   *
   * @param clientId as typed
   * @param asked scopes; empty means all the client has
   * @param address where the request came from, for the audit
   */
  public Answer request(String clientId, String secret, Set<String> asked, String address) {
    return Ids.read(clientId)
        .flatMap(
            id ->
                groupOf(id)
                    .map(
                        group ->
                            CurrentGroup.call(group, () -> answer(id, secret, asked, address))))
        .orElseGet(Answer.UnknownClient::new);
  }

  private Answer answer(UUID clientId, String secret, Set<String> asked, String address) {
    var client = clients.withSecret(clientId, secret);
    if (client.isEmpty()) {
      audited(clientId, "unknown client or wrong secret", 401, address);
      return new Answer.UnknownClient();
    }
    var scopes = asked.isEmpty() ? client.get().scopes() : asked;
    var all = client.get().scopes();
    if (!scopes.stream()
        .allMatch(
            s -> SystemClients.isScope(s) && (all.contains("system/*.read") || all.contains(s)))) {
      audited(clientId, client.get().name(), 400, address);
      return new Answer.ScopeRefused();
    }
    audited(clientId, client.get().name(), 200, address);
    return new Answer.Token(
        clients.issue(client.get(), scopes), scopes, SystemClients.TOKEN_LIFE.toSeconds());
  }

  private void audited(UUID clientId, String name, int outcome, String address) {
    var actor = new Actor(clientId, clientId.toString(), name, Set.of(), null, null);
    CurrentActor.call(
        actor,
        () -> {
          audit.write(
              new AuditTable.Entry("TOKEN", "/oauth2/token", outcome, address),
              java.util.List.of());
          return true;
        });
  }

  private record Known(UUID groupId, UUID clientId, Set<String> scopes) {}

  /** Who a token belongs to; empty when it is unknown, expired, or its client disabled. */
  Optional<SystemCaller> caller(String token) {
    return jdbc.sql(
            """
            select clinic_group_id, client_id, scopes from client_token
            where token_hash = ? and expires_at > ?
            """)
        .params(RandomSecret.hash(token), TimeColumn.utc(Instant.now()))
        .query(
            (row, n) ->
                new Known(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    SystemClients.asSet(row.getString(3))))
        .optional()
        .flatMap(
            known ->
                CurrentGroup.call(known.groupId(), () -> clients.enabled(known.clientId()))
                    .map(client -> caller(known, client)));
  }

  private static SystemCaller caller(Known known, SystemClients.Client client) {
    var id = client.id();
    return new SystemCaller(
        known.groupId(),
        new Actor(id, id.toString(), client.name(), Set.of(), null, null),
        known.scopes());
  }

  private Optional<UUID> groupOf(UUID clientId) {
    return jdbc.sql("select clinic_group_id from system_client_name where client_id = ?")
        .param(clientId)
        .query(UUID.class)
        .optional();
  }
}
