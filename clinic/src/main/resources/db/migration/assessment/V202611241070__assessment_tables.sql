create table red_flag_round (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  episode_id uuid not null,
  places jsonb not null,
  asked_at timestamptz not null,
  account_id uuid not null,
  asked_by text not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id),
  foreign key (clinic_group_id, episode_id) references episode (clinic_group_id, id)
);
call protect('red_flag_round');
create index on red_flag_round (clinic_group_id, episode_id);

create table red_flag_answer (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  round_id uuid not null,
  question_id text not null,
  place int not null,
  answer text not null check (answer in ('YES', 'NO', 'UNSURE', 'NONE_OF_THESE')),
  words text not null,
  primary key (clinic_group_id, round_id, question_id),
  foreign key (clinic_group_id, round_id) references red_flag_round (clinic_group_id, id)
);
call protect('red_flag_answer');

create table red_flag_cleared (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  round_id uuid not null,
  question_id text not null,
  examined text not null check (examined <> ''),
  told text not null check (told <> ''),
  why_still_right text not null check (why_still_right <> ''),
  cleared_at timestamptz not null,
  account_id uuid not null,
  cleared_by text not null,
  primary key (clinic_group_id, id),
  unique (clinic_group_id, round_id, question_id),
  foreign key (clinic_group_id, round_id, question_id)
    references red_flag_answer (clinic_group_id, round_id, question_id)
);
call protect('red_flag_cleared');

create table assessment (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  episode_id uuid not null,
  edition int not null check (edition >= 1),
  started_at timestamptz not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id),
  foreign key (clinic_group_id, episode_id) references episode (clinic_group_id, id)
);
call protect('assessment');
grant update on assessment to tautband_app;
create index on assessment (clinic_group_id, episode_id);

-- Every save in full; never changed.
create table assessment_edition (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  assessment_id uuid not null,
  edition int not null check (edition >= 1),
  saved_at timestamptz not null,
  account_id uuid not null,
  saved_by text not null,
  content jsonb not null,
  primary key (clinic_group_id, assessment_id, edition),
  foreign key (clinic_group_id, assessment_id) references assessment (clinic_group_id, id)
);
call protect('assessment_edition');
