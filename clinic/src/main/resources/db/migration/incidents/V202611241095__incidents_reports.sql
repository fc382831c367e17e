-- What went wrong, as it was told. Never changed: a correction is a further edition.
create table incident (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  edition int not null check (edition > 0),
  patient_id uuid not null,
  session_id uuid,
  needle int check (needle > 0),
  kind text not null check (kind in
    ('LOST_NEEDLE', 'BROKEN_NEEDLE', 'STUCK_NEEDLE', 'SHARPS_INJURY', 'HARM_SEEN')),
  happened_at timestamptz not null,
  what text not null check (length(what) between 1 and 4000),
  search_made text not null,
  imaging_or_referral text not null,
  patient_told text not null,
  told_by text not null,
  standing text not null check (standing in ('STANDS', 'ENTERED_IN_ERROR')),
  reason text not null check (edition = 1 or reason <> ''),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  primary key (clinic_group_id, id, edition),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
call protect('incident');
create index incident_of_session on incident (clinic_group_id, session_id);
create index incident_of_patient on incident (clinic_group_id, patient_id);
