-- The key of somebody's code generator, sealed with secrets/totp; last_step: no code counts twice.
create table second_factor (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  account_id uuid not null,
  sealed_key bytea not null,
  last_step bigint not null,
  set_at timestamptz not null,
  primary key (clinic_group_id, account_id),
  foreign key (clinic_group_id, account_id) references account (clinic_group_id, id)
);
call protect('second_factor');
grant update, delete on second_factor to tautband_app;
