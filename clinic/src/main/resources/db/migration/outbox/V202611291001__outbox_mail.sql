-- Mail that is to be sent, written with its cause. Its words are not here: the kind has them, and
-- they hold nothing but the clinic's name and a link. The secret of the link is not here either:
-- it is worked out from link_id when the mail is made (docs/decisions/0070).
create table outbox_mail (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  to_address text not null check (length(to_address) between 1 and 320),
  clinic_name text not null check (length(clinic_name) between 1 and 200),
  kind text not null,
  link_id uuid not null,
  message_id text not null,
  made_at timestamptz not null,
  next_try_at timestamptz not null,
  tries int not null default 0 check (tries >= 0),
  last_problem text not null default '' check (length(last_problem) <= 500),
  sent_at timestamptz,
  given_up_at timestamptz,
  primary key (clinic_group_id, id),
  check (sent_at is null or given_up_at is null)
);
create index outbox_due on outbox_mail (clinic_group_id, next_try_at)
  where sent_at is null and given_up_at is null;
create index outbox_made on outbox_mail (clinic_group_id, made_at);
call protect('outbox_mail');
grant update on outbox_mail to tautband_app;
