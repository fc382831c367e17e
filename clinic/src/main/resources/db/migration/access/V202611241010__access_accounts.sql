create table account (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  login text not null check (length(login) between 1 and 100),
  name text not null check (length(name) between 1 and 200),
  password_hash text,
  roles text not null,
  practitioner_id uuid,
  clinic_id uuid,
  disabled_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (clinic_group_id, id)
);
call protect('account');
grant update on account to tautband_app;

-- Exceptions to row-level security (docs/decisions/0003): before sign-in no group is known.
create table login_name (
  login text primary key,
  clinic_group_id uuid not null,
  account_id uuid not null,
  foreign key (clinic_group_id, account_id) references account (clinic_group_id, id)
);
create table one_time_link (
  token_hash text primary key,
  clinic_group_id uuid not null,
  account_id uuid not null,
  purpose text not null check (purpose in ('invitation', 'reset')),
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (clinic_group_id, account_id) references account (clinic_group_id, id)
);
grant update on one_time_link to tautband_app;
create table login_failure (
  key_hash text primary key,
  failures int not null,
  last_at timestamptz not null
);
grant update, delete on login_failure to tautband_app;

-- One row per request, written before the answer leaves; never changed afterwards.
create table audit_entry (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  at timestamptz not null,
  account_id uuid not null,
  actor_name text not null,
  action text not null,
  route text not null,
  outcome int not null,
  address text not null,
  patient_ids uuid[] not null,
  primary key (clinic_group_id, id)
);
call protect('audit_entry');
create table audit_patient (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  patient_id uuid not null,
  audit_id uuid not null,
  primary key (clinic_group_id, patient_id, audit_id),
  foreign key (clinic_group_id, audit_id) references audit_entry (clinic_group_id, id)
);
call protect('audit_patient');
-- The chain over the audit entries, made by the background writer each second.
create table audit_link (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  number bigint not null,
  audit_id uuid not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (clinic_group_id, number),
  unique (clinic_group_id, audit_id),
  foreign key (clinic_group_id, audit_id) references audit_entry (clinic_group_id, id)
);
call protect('audit_link');
