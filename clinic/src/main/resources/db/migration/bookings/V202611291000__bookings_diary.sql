-- What was agreed: who comes when, to whom and where. That nobody is promised twice is kept by the
-- three exclusion constraints (docs/decisions/0079); the group stands first in each, so that one
-- group's diary neither hinders nor tells of another's. They need the extension btree_gist.
alter table room add unique (clinic_group_id, clinic_id, id);

create table booking (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  clinic_id uuid not null,
  practitioner_id uuid not null,
  room_id uuid not null,
  starts_at timestamptz not null check (isfinite(starts_at)),
  ends_at timestamptz not null check (isfinite(ends_at)),
  during tstzrange not null generated always as (tstzrange(starts_at, ends_at)) stored,
  purpose text not null check (length(purpose) <= 120),
  status text not null check (status in ('BOOKED', 'ARRIVED', 'CANCELLED', 'NO_SHOW')),
  why text not null check (length(why) <= 300),
  visit_id uuid,
  enquiry_id uuid,
  booked_at timestamptz not null,
  version int not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id),
  foreign key (clinic_group_id, practitioner_id) references practitioner (clinic_group_id, id),
  foreign key (clinic_group_id, clinic_id, room_id)
    references room (clinic_group_id, clinic_id, id),
  foreign key (clinic_group_id, visit_id) references visit (clinic_group_id, id),
  foreign key (clinic_group_id, enquiry_id) references enquiry (clinic_group_id, id),
  check (starts_at < ends_at),
  check ((status = 'ARRIVED') = (visit_id is not null)),
  constraint practitioner_booked_once exclude using gist
    (clinic_group_id with =, practitioner_id with =, during with &&)
    where (status in ('BOOKED', 'ARRIVED')),
  constraint room_booked_once exclude using gist
    (clinic_group_id with =, room_id with =, during with &&)
    where (status in ('BOOKED', 'ARRIVED')),
  constraint patient_booked_once exclude using gist
    (clinic_group_id with =, patient_id with =, during with &&)
    where (status in ('BOOKED', 'ARRIVED'))
);
-- Range operators are not leakproof: under row-level security a page is read by plain times.
create index booking_by_time on booking (clinic_group_id, starts_at);
create index booking_of_patient on booking (clinic_group_id, patient_id, starts_at);
create index booking_of_visit on booking (clinic_group_id, visit_id) where visit_id is not null;
create index booking_of_enquiry on booking (clinic_group_id, enquiry_id)
  where enquiry_id is not null;
call protect('booking');
grant update on booking to tautband_app;

-- When somebody works at a clinic, week by week, in the clinic's own local time.
create table working_hours (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  practitioner_id uuid not null,
  clinic_id uuid not null,
  hours jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (clinic_group_id, practitioner_id, clinic_id),
  foreign key (clinic_group_id, practitioner_id) references practitioner (clinic_group_id, id),
  foreign key (clinic_group_id, clinic_id) references clinic (clinic_group_id, id)
);
call protect('working_hours');
grant update on working_hours to tautband_app;

-- Somebody is away, a room cannot be used, or a clinic is closed. Taken back, never deleted.
create table absence (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  practitioner_id uuid,
  room_id uuid,
  clinic_id uuid,
  starts_at timestamptz not null check (isfinite(starts_at)),
  ends_at timestamptz not null check (isfinite(ends_at)),
  words text not null check (length(words) <= 120),
  taken_back boolean not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, practitioner_id) references practitioner (clinic_group_id, id),
  foreign key (clinic_group_id, room_id) references room (clinic_group_id, id),
  foreign key (clinic_group_id, clinic_id) references clinic (clinic_group_id, id),
  check (num_nonnulls(practitioner_id, room_id, clinic_id) = 1),
  check (starts_at < ends_at)
);
create index absence_by_time on absence (clinic_group_id, ends_at);
call protect('absence');
grant update on absence to tautband_app;
