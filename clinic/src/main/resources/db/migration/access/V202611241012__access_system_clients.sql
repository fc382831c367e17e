-- Other systems that may read the published record (OAuth 2.0 client credentials).
create table system_client (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  secret_hash text not null,
  scopes text not null,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (clinic_group_id, id)
);
call protect('system_client');
grant update on system_client to tautband_app;

-- Exceptions to row-level security (docs/decisions/0003): before a token is read no group is known.
create table system_client_name (
  client_id uuid primary key,
  clinic_group_id uuid not null,
  foreign key (clinic_group_id, client_id) references system_client (clinic_group_id, id)
);
create table client_token (
  token_hash text primary key,
  clinic_group_id uuid not null,
  client_id uuid not null,
  scopes text not null,
  expires_at timestamptz not null,
  foreign key (clinic_group_id, client_id) references system_client (clinic_group_id, id)
);
grant delete on client_token to tautband_app;
