create table visit (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  clinic_id uuid not null,
  room_id uuid,
  practitioner_id uuid,
  status text not null check (status in ('ARRIVED', 'IN_ROOM', 'DONE', 'LEFT', 'MISTAKEN')),
  arrived_at timestamptz not null,
  in_room_at timestamptz,
  done_at timestamptz,
  left_at timestamptz,
  version int not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id),
  foreign key (clinic_group_id, clinic_id) references clinic (clinic_group_id, id),
  foreign key (clinic_group_id, room_id) references room (clinic_group_id, id),
  foreign key (clinic_group_id, practitioner_id) references practitioner (clinic_group_id, id),
  check (status <> 'IN_ROOM' or room_id is not null),
  check (status <> 'LEFT' or left_at is not null)
);
-- Nobody is in the house twice; "here" is one row per clinic and patient.
create unique index visit_here on visit (clinic_group_id, patient_id)
  where status in ('ARRIVED', 'IN_ROOM', 'DONE');
create index visit_at_clinic on visit (clinic_group_id, clinic_id, arrived_at);
create index visit_of_patient on visit (clinic_group_id, patient_id, arrived_at);
call protect('visit');
grant update on visit to tautband_app;
