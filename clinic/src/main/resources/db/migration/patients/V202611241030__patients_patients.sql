-- The identity is read and written whole; whatever it is searched by stands in patient_search_key.
create table patient (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  record_number text not null,
  birth_date date not null,
  identity jsonb not null,
  version int not null,
  primary key (clinic_group_id, id),
  unique (clinic_group_id, record_number)
);
call protect('patient');
grant update on patient to tautband_app;

-- Under row-level security only "=" and the like use an index, so that search compares whole keys:
-- words, their sounds, three-letter pieces, dates, ends of numbers (see SearchKeys).
create table patient_search_key (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  key text not null,
  patient_id uuid not null,
  primary key (clinic_group_id, key, patient_id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
create index patient_search_key_of_patient on patient_search_key (clinic_group_id, patient_id);
call protect('patient_search_key');
grant delete on patient_search_key to tautband_app;

create table patient_number (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  last_number int not null,
  primary key (clinic_group_id)
);
call protect('patient_number');
grant update on patient_number to tautband_app;
