-- Every save in full; never changed. The drawing stands as it was written, so that it can be shown and compared as it was.
create table pain_drawing (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  edition int not null check (edition >= 1),
  patient_id uuid not null,
  episode_id uuid not null,
  started_at timestamptz not null,
  saved_at timestamptz not null,
  account_id uuid not null,
  saved_by text not null,
  drawn_by text not null check (drawn_by in ('PATIENT', 'CLINICIAN')),
  drawing text not null check (drawing <> ''),
  side_words text not null,
  primary key (clinic_group_id, id, edition),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id),
  foreign key (clinic_group_id, episode_id) references episode (clinic_group_id, id)
);
call protect('pain_drawing');
create index on pain_drawing (clinic_group_id, episode_id);
