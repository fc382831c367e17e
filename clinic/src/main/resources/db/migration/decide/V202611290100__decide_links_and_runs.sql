-- A clinic's link to the decision aid, outside row-level security like one_time_link: before the
-- secret is read nobody knows a group. Only its hash is kept; no name, no answer stands here.
create table decision_aid_link (
  token_hash text primary key,
  clinic_group_id uuid not null,
  patient_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  wrong_years int not null default 0 check (wrong_years between 0 and 5),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
create index on decision_aid_link (clinic_group_id, patient_id);
grant update on decision_aid_link to tautband_app;

-- What a patient sent from the aid, as it came and as it read then: no update, no delete.
create table decision_aid_run (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  sent_at timestamptz not null,
  answers jsonb not null,
  said jsonb not null,
  gaps jsonb not null,
  condition_id text not null,
  row_ids jsonb not null,
  content_version text not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
create index on decision_aid_run (clinic_group_id, patient_id, sent_at);
call protect('decision_aid_run');
