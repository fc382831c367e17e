-- What was felt in muscles that a ranking was shown for, kept with the patient's agreement to test the ranking by.
create table palpation_kept (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  assessment_id uuid not null,
  muscle_id text not null,
  side text not null check (side in ('RIGHT', 'LEFT')),
  patient_id uuid not null,
  drawn text[] not null check (cardinality(drawn) > 0),
  place int check (place >= 1),
  score double precision check (score between 0 and 1),
  familiar text not null check (familiar in ('PRESENT', 'ABSENT', 'NOT_EXAMINED')),
  referred text not null check (referred in ('PRESENT', 'ABSENT', 'NOT_EXAMINED')),
  felt text[] not null,
  at timestamptz not null,
  account_id uuid not null,
  check ((place is null) = (score is null)),
  primary key (clinic_group_id, assessment_id, muscle_id, side),
  foreign key (clinic_group_id, assessment_id) references assessment (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
call protect('palpation_kept');
