-- A patient takes the agreement back: what was kept is deleted, that it was taken back stays (docs/decisions/0112).
alter table palpation_kept add column model text not null default '';
alter table palpation_kept add column condition text not null default '';
grant delete on palpation_kept to tautband_app;
create index on palpation_kept (clinic_group_id, patient_id);

create table palpation_withdrawal (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  palpations int not null check (palpations > 0),
  withdrawn_at timestamptz not null,
  account_id uuid not null,
  withdrawn_by text not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
call protect('palpation_withdrawal');
create index on palpation_withdrawal (clinic_group_id, patient_id);
