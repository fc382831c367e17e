-- One row per patient; saves hang from it one after the other and are never changed.
create table screening (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  saves int not null check (saves >= 0),
  primary key (clinic_group_id, id),
  unique (clinic_group_id, patient_id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
call protect('screening');
grant update on screening to tautband_app;

-- The id is that of the form that was sent: sent twice, kept once.
create table screening_save (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  screening_id uuid not null,
  number int not null check (number > 0),
  at timestamptz not null,
  account_id uuid not null,
  by_name text not null,
  on_tablet boolean not null,
  content_version text not null,
  places text not null,
  primary key (clinic_group_id, id),
  unique (clinic_group_id, screening_id, number),
  foreign key (clinic_group_id, screening_id) references screening (clinic_group_id, id)
);
call protect('screening_save');

create table screening_answer (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  save_id uuid not null,
  question_id text not null,
  answer text not null check (answer in ('YES', 'NO', 'UNSURE')),
  words text not null check (length(words) <= 2000),
  places text not null,
  none_of_these boolean not null,
  doubt text not null check (doubt in ('NONE', 'UNSURE_BEFORE', 'RECORD_SAYS_OTHERWISE')),
  raised jsonb not null,
  primary key (clinic_group_id, id),
  unique (clinic_group_id, save_id, question_id),
  check (not none_of_these or answer = 'NO'),
  foreign key (clinic_group_id, save_id) references screening_save (clinic_group_id, id)
);
call protect('screening_answer');

create table screening_decision (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  screening_id uuid not null,
  answer_id uuid not null,
  effect_key text not null,
  kind text not null check (kind in ('CLEARED', 'MEASURE_TAKEN', 'STEP_CHOSEN', 'SPOT_LEFT_OUT',
    'DEFERRAL_ENDED', 'LIFT_ASKED', 'LIFT_CONFIRMED')),
  step text,
  words text not null check (length(words) between 1 and 2000),
  doctor text not null check (length(doctor) <= 500),
  confirms uuid,
  at timestamptz not null,
  account_id uuid not null,
  by_name text not null,
  primary key (clinic_group_id, id),
  check ((kind = 'LIFT_CONFIRMED') = (confirms is not null)),
  check (step is null or kind = 'STEP_CHOSEN'),
  foreign key (clinic_group_id, screening_id) references screening (clinic_group_id, id),
  foreign key (clinic_group_id, answer_id) references screening_answer (clinic_group_id, id),
  foreign key (clinic_group_id, confirms) references screening_decision (clinic_group_id, id)
);
create index screening_decision_of_screening on screening_decision (clinic_group_id, screening_id);
call protect('screening_decision');

-- A start uses up the answers given for that session.
create table screening_start (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  session_id uuid not null,
  patient_id uuid not null,
  at timestamptz not null,
  primary key (clinic_group_id, session_id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
create index screening_start_of_patient on screening_start (clinic_group_id, patient_id, at);
call protect('screening_start');

-- The tablet in the patient's hand: handed over and taken back by whom.
create table screening_handover (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  what text not null check (what in ('HANDED_OVER', 'TAKEN_BACK')),
  at timestamptz not null,
  account_id uuid not null,
  by_name text not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
create index screening_handover_of_patient on screening_handover (clinic_group_id, patient_id, at);
call protect('screening_handover');
