create table episode (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  edition int not null check (edition >= 1),
  opened_at timestamptz not null,
  review_on date,
  discharged_on date,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
call protect('episode');
grant update on episode to tautband_app;
create index on episode (clinic_group_id, patient_id);

-- Every save in full; never changed.
create table episode_edition (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  episode_id uuid not null,
  edition int not null check (edition >= 1),
  saved_at timestamptz not null,
  account_id uuid not null,
  saved_by text not null,
  content jsonb not null,
  primary key (clinic_group_id, episode_id, edition),
  foreign key (clinic_group_id, episode_id) references episode (clinic_group_id, id)
);
call protect('episode_edition');

create table goal_score (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  episode_id uuid not null,
  edition int not null,
  goal_id uuid not null,
  value int not null check (value between 0 and 10),
  asked_at timestamptz not null,
  asked_by text not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, episode_id, edition)
    references episode_edition (clinic_group_id, episode_id, edition)
);
call protect('goal_score');
create index on goal_score (clinic_group_id, episode_id);

-- A list of diagnosis codes that the clinic brought itself; none ships.
create table diagnosis_code (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  code text not null check (length(code) between 3 and 8),
  words text not null check (length(words) between 1 and 500),
  primary key (clinic_group_id, code)
);
call protect('diagnosis_code');
grant update, delete on diagnosis_code to tautband_app;
