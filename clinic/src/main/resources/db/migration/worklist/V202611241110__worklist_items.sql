create table worklist_item (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  sentence text not null check (length(sentence) between 1 and 300),
  clinical text not null,
  patient_id uuid,
  about_name text,
  role text not null,
  clinic_id uuid,
  taken_by uuid,
  taken_name text,
  due_at timestamptz not null,
  path text not null check (path like '/%'),
  opened_at timestamptz not null,
  opened_by text not null,
  closed_at timestamptz,
  closed_by uuid,
  closed_name text,
  closing_words text check (length(closing_words) between 1 and 2000),
  version int not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id),
  foreign key (clinic_group_id, clinic_id) references clinic (clinic_group_id, id),
  foreign key (clinic_group_id, taken_by) references account (clinic_group_id, id),
  foreign key (clinic_group_id, closed_by) references account (clinic_group_id, id),
  check ((patient_id is null) <> (about_name is null)),
  check ((taken_by is null) = (taken_name is null)),
  check ((closed_at is null) = (closed_by is null)),
  check ((closed_at is null) = (closed_name is null)),
  check ((closed_at is null) = (closing_words is null))
);
create index worklist_open on worklist_item (clinic_group_id, due_at, id) where closed_at is null;
create index worklist_closed on worklist_item (clinic_group_id, closed_at);
call protect('worklist_item');
grant update on worklist_item to tautband_app;
