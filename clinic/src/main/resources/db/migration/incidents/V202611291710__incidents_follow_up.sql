-- How it was graded, what was done, when the patient was told.
alter table incident add column done text not null default '';
alter table incident add column told_at timestamptz;
alter table incident add column severity text
  check (severity in ('MILD', 'MODERATE', 'SEVERE'));
alter table incident add column seriousness text
  check (seriousness in ('NOT_SERIOUS', 'SERIOUS', 'PREVENTED', 'HOSPITAL', 'DISABILITY',
    'LIFE_THREATENING', 'DEATH'));
alter table incident drop constraint incident_kind_check;
alter table incident add check (kind in
  ('LOST_NEEDLE', 'BROKEN_NEEDLE', 'STUCK_NEEDLE', 'NEEDLE_FOUND', 'SHARPS_INJURY', 'HARM_SEEN'));
create index incident_happened on incident (clinic_group_id, happened_at);

-- What was found or done since, appended only, until a step closes it.
create table incident_follow_up (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  incident_id uuid not null,
  patient_id uuid not null,
  number int not null check (number > 0),
  kind text not null check (kind in ('GOES_ON', 'CLOSED', 'REOPENED')),
  words text not null check (length(words) between 1 and 4000),
  outcome text check (outcome in
    ('RESOLVED', 'RECOVERING', 'ONGOING', 'SEQUELAE', 'FATAL', 'UNKNOWN')),
  next_on date check (kind <> 'CLOSED' or next_on is null),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  primary key (clinic_group_id, incident_id, number),
  unique (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
call protect('incident_follow_up');
