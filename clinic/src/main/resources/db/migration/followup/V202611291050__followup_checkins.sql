-- The link by which a patient is asked after a session, outside row-level security like
-- decision_aid_link: before the secret is read nobody knows a group. Only its hash is kept.
create table checkin_link (
  token_hash text primary key,
  id uuid not null unique,
  clinic_group_id uuid not null,
  patient_id uuid not null,
  session_id uuid not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  wrong_years int not null default 0 check (wrong_years between 0 and 5),
  unique (clinic_group_id, session_id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
grant update on checkin_link to tautband_app;

create table checkin (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  link_id uuid not null,
  patient_id uuid not null,
  session_id uuid not null,
  episode_id uuid,
  clinic_id uuid not null,
  hours int not null check (hours in (24, 48)),
  lung boolean not null,
  due_at timestamptz not null,
  state text not null check (state in ('PLANNED', 'ASKED', 'MISSED', 'CANCELLED')),
  asked_at timestamptz,
  call_at timestamptz,
  primary key (clinic_group_id, id),
  unique (clinic_group_id, session_id, hours),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id),
  foreign key (clinic_group_id, clinic_id) references clinic (clinic_group_id, id),
  foreign key (clinic_group_id, session_id) references needling_session (clinic_group_id, id)
);
create index checkin_due on checkin (clinic_group_id, due_at) where state = 'PLANNED';
create index checkin_call on checkin (clinic_group_id, call_at) where call_at is not null;
create index on checkin (clinic_group_id, patient_id, due_at);
call protect('checkin');
grant update on checkin to tautband_app;

-- What was answered, as it read then: a changed answer is a row of its own.
create table checkin_reply (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  checkin_id uuid not null,
  patient_id uuid not null,
  at timestamptz not null,
  said jsonb not null,
  words text not null check (length(words) <= 2000),
  pain_now int check (pain_now between 0 and 10),
  tier text not null check (tier in ('AS_EXPECTED', 'SAME_DAY', 'EMERGENCY')),
  content_version text not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, checkin_id) references checkin (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
create index on checkin_reply (clinic_group_id, checkin_id, at);
create index on checkin_reply (clinic_group_id, patient_id, at);
call protect('checkin_reply');
