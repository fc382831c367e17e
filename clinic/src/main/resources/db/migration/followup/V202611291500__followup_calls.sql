-- Calls that staff made about a check-in; never changed.
create table checkin_phone_call (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  checkin_id uuid not null,
  patient_id uuid not null,
  at timestamptz not null,
  reached text not null check (reached in ('PATIENT', 'SOMEBODY_ELSE', 'NOBODY')),
  words text not null check (length(words) between 1 and 1900),
  settles boolean not null,
  account_id uuid not null,
  by_name text not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, checkin_id) references checkin (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
create index on checkin_phone_call (clinic_group_id, patient_id, at);
call protect('checkin_phone_call');
