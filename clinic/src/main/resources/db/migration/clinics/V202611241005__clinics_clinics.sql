create table clinic (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  zone text not null,
  language text not null,
  emergency_number text not null check (length(emergency_number) between 1 and 30),
  phone text not null,
  address text not null,
  opening_hours jsonb not null,
  screening_fresh_days int not null check (screening_fresh_days between 1 and 365),
  needle_max_minutes int not null check (needle_max_minutes between 1 and 120),
  age_of_consent_years int not null check (age_of_consent_years between 10 and 21),
  idle_lock_minutes int not null check (idle_lock_minutes between 1 and 60),
  needle_may_go_in_again boolean not null,
  version int not null,
  primary key (clinic_group_id, id)
);
call protect('clinic');
grant update on clinic to tautband_app;

create table room (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  clinic_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  in_use boolean not null default true,
  primary key (clinic_group_id, id),
  unique (clinic_group_id, clinic_id, name),
  foreign key (clinic_group_id, clinic_id) references clinic (clinic_group_id, id)
);
call protect('room');
grant update on room to tautband_app;
