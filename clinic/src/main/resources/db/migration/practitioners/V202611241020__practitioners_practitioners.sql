create table practitioner (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  given_name text not null,
  family_name text not null,
  discipline text not null,
  registrations jsonb not null,
  trainings jsonb not null,
  working boolean not null,
  version int not null,
  primary key (clinic_group_id, id),
  check (given_name <> '' or family_name <> '')
);
call protect('practitioner');
grant update on practitioner to tautband_app;
