-- The exact text that was put before a patient; never changed, whatever they decide.
create table consent (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  practitioner_id uuid not null,
  places jsonb not null,
  alternatives text not null,
  condition_id text not null,
  content jsonb not null,
  plain text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  offered_at timestamptz not null,
  account_id uuid not null,
  offered_by text not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
call protect('consent');
create index on consent (clinic_group_id, patient_id);

-- One decision per text: a signature belongs to one text and is never used for another.
create table consent_decision (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  consent_id uuid not null,
  allowed jsonb not null,
  signer jsonb not null,
  assent jsonb,
  interpreter jsonb,
  read_aloud_by text not null,
  signature_path text,
  typed_name text,
  witness text,
  copy text not null,
  decided_at timestamptz not null,
  account_id uuid not null,
  decided_by text not null,
  primary key (clinic_group_id, consent_id),
  foreign key (clinic_group_id, consent_id) references consent (clinic_group_id, id),
  check (signature_path is null or typed_name is null),
  check ((typed_name is null) = (witness is null)),
  check (allowed = '[]' or signature_path is not null or typed_name is not null)
);
call protect('consent_decision');

create table consent_withdrawal (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  consent_id uuid not null,
  places jsonb not null check (jsonb_array_length(places) > 0),
  words text not null,
  withdrawn_at timestamptz not null,
  account_id uuid not null,
  withdrawn_by text not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, consent_id) references consent_decision (clinic_group_id, consent_id)
);
call protect('consent_withdrawal');
create index on consent_withdrawal (clinic_group_id, consent_id);
