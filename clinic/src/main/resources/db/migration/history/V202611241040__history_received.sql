-- What others sent, byte for byte. The same bytes are kept once per group.
create table received_raw (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null,
  primary key (clinic_group_id, sha256)
);
call protect('received_raw');

-- One row per file that was read, also when it brought nothing new.
create table received_file (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  clinic_id uuid,
  patient_id uuid,
  file_name text not null check (length(file_name) between 1 and 300),
  sha256 bytea not null check (length(sha256) = 32),
  received_at timestamptz not null,
  received_by uuid not null,
  received_by_name text not null,
  outcome jsonb not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
create index received_file_of_patient on received_file (clinic_group_id, patient_id);
call protect('received_file');

-- One row per resource and sender. owner_id is the patient, or the group for what belongs to none:
-- senders whose name we do not know number their resources alike.
create table received_resource (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  owner_id uuid not null,
  patient_id uuid,
  origin_system text not null,
  resource_type text not null check (resource_type ~ '^[A-Z][A-Za-z]{1,60}$'),
  origin_id text not null,
  version int not null check (version >= 1),
  sha256 bytea not null,
  file_id uuid not null,
  changed_at timestamptz not null,
  primary key (clinic_group_id, id),
  unique (clinic_group_id, owner_id, origin_system, resource_type, origin_id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id),
  foreign key (clinic_group_id, file_id) references received_file (clinic_group_id, id),
  foreign key (clinic_group_id, sha256) references received_raw (clinic_group_id, sha256)
);
create index received_resource_by_origin
  on received_resource (clinic_group_id, origin_id, resource_type, origin_system);
create index received_resource_of_patient on received_resource (clinic_group_id, patient_id, resource_type);
call protect('received_resource');
grant update on received_resource to tautband_app;

create table received_version (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  resource_id uuid not null,
  version int not null,
  sha256 bytea not null,
  file_id uuid not null,
  entry_number int not null,
  received_at timestamptz not null,
  primary key (clinic_group_id, resource_id, version),
  foreign key (clinic_group_id, resource_id) references received_resource (clinic_group_id, id)
    deferrable initially deferred,
  foreign key (clinic_group_id, sha256) references received_raw (clinic_group_id, sha256)
);
call protect('received_version');

-- For references by identifier ("Practitioner?identifier=system|value").
create table received_identifier (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  resource_type text not null,
  system text not null,
  value text not null,
  resource_id uuid not null,
  primary key (clinic_group_id, resource_type, system, value, resource_id),
  foreign key (clinic_group_id, resource_id) references received_resource (clinic_group_id, id)
);
call protect('received_identifier');

-- An uploaded file between the preview and the decision; removed with the decision or after a day.
create table waiting_file (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  file_name text not null,
  bytes bytea not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  primary key (clinic_group_id, id)
);
call protect('waiting_file');
grant delete on waiting_file to tautband_app;

-- What somebody told us. Every change is a further version; what was said is never edited.
create table told (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  version int not null check (version >= 1),
  patient_id uuid not null,
  kind text not null check (kind in ('MEDICINE', 'ALLERGY', 'CONDITION')),
  what text not null check (length(what) between 1 and 300),
  detail text not null default '',
  told_by text not null check (length(told_by) between 1 and 200),
  told_on date not null,
  since text not null default '',
  ended_on date,
  standing text not null check (standing in ('HOLDS', 'ENDED', 'ENTERED_IN_ERROR')),
  change_reason text not null default '',
  written_at timestamptz not null,
  written_by uuid not null,
  written_by_name text not null,
  primary key (clinic_group_id, id, version),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
create index told_of_patient on told (clinic_group_id, patient_id);
call protect('told');
