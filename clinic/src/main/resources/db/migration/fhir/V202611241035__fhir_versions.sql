-- The published record: appended, never changed (docs/decisions/0030). A chain is a patient's
-- compartment, or the clinic group's own (chain_id = clinic_group_id).
create table fhir_version (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  chain_id uuid not null,
  number bigint not null check (number > 0),
  type text not null check (type ~ '^[A-Z][A-Za-z]{1,63}$'),
  resource_id text not null check (resource_id ~ '^[A-Za-z0-9.-]{1,64}$'),
  version int not null check (version > 0),
  published_at timestamptz not null,
  author_id uuid not null,
  mapping int not null,
  body bytea not null,
  previous_hash bytea not null check (length(previous_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (clinic_group_id, chain_id, number),
  unique (clinic_group_id, type, resource_id, version)
);
call protect('fhir_version');

create table fhir_chain (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  chain_id uuid not null,
  length bigint not null check (length >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (clinic_group_id, chain_id)
);
call protect('fhir_chain');
grant update on fhir_chain to tautband_app;

-- Search columns, derived from the newest version's bytes; verify derives them again.
create table fhir_current (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  type text not null,
  resource_id text not null,
  version int not null,
  chain_id uuid not null,
  number bigint not null,
  published_at timestamptz not null,
  mapping int not null,
  content_hash bytea not null,
  patient_id uuid,
  date_from timestamptz,
  date_to timestamptz,
  primary key (clinic_group_id, type, resource_id)
);
call protect('fhir_current');
grant update on fhir_current to tautband_app;
create index on fhir_current (clinic_group_id, type, patient_id, resource_id);
create index on fhir_current (clinic_group_id, type, published_at);
create index on fhir_current (clinic_group_id, type, date_from);

create table fhir_code (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  type text not null,
  resource_id text not null,
  system text not null,
  code text not null,
  primary key (clinic_group_id, type, resource_id, system, code)
);
call protect('fhir_code');
grant delete on fhir_code to tautband_app;
create index on fhir_code (clinic_group_id, type, code, system, resource_id);
