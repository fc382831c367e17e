-- Which clinics take questions from the public form. Before sign-in no group is known: the
-- function tells the ids of open clinics of every group, and nothing else (docs/decisions/0060).
-- The owner is bound by policies too (force), hence one of its own for this one read; own_group
-- names the application only, because without a group it is an error also for the owner.
create table enquiry_clinic (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  clinic_id uuid not null,
  open boolean not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (clinic_group_id, clinic_id),
  foreign key (clinic_group_id, clinic_id) references clinic (clinic_group_id, id)
);
alter table enquiry_clinic enable row level security;
alter table enquiry_clinic force row level security;
create policy own_group on enquiry_clinic to tautband_app
  using (clinic_group_id = current_setting('tautband.group')::uuid)
  with check (clinic_group_id = current_setting('tautband.group')::uuid);
create policy owner_lists_open_clinics on enquiry_clinic for select to tautband_owner using (open);
grant update on enquiry_clinic to tautband_app;
create function open_clinic_ids() returns table (clinic_group_id uuid, clinic_id uuid)
  language sql stable security definer set search_path = public
  as $$ select e.clinic_group_id, e.clinic_id from enquiry_clinic e where e.open $$;

-- What came by the form, kept as it came: no update, no delete.
create table enquiry (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  received_at timestamptz not null,
  reply_by timestamptz not null,
  clinic_id uuid,
  words text not null check (length(words) between 1 and 4000),
  about text not null check (length(about) <= 120),
  from_path text not null check (length(from_path) <= 300),
  signs jsonb not null,
  situations text not null,
  way text not null check (way in ('EMAIL', 'CALL', 'TEXT')),
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) <= 254),
  phone text not null check (length(phone) <= 40),
  times text not null check (length(times) <= 300),
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, clinic_id) references clinic (clinic_group_id, id)
);
call protect('enquiry');
