-- The clinic group's needles: gauge and length, lot, expiry.
create table needle_product (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  maker text not null,
  gauge_um int not null check (gauge_um between 100 and 1000),
  length_mm int not null check (length_mm between 5 and 150),
  lot text not null check (length(lot) between 1 and 80),
  expires_on date not null,
  in_use boolean not null default true,
  version int not null default 1,
  primary key (clinic_group_id, id)
);
call protect('needle_product');
grant update on needle_product to tautband_app;

-- One stay under the needle. What may change here is who holds it and the live numbers that
-- guards read on every request; everything said about it stands in the append-only tables below.
create table needling_session (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  episode_id uuid,
  visit_id uuid,
  clinic_id uuid not null,
  room_id uuid,
  practitioner_id uuid not null,
  product_id uuid,
  started_at timestamptz not null,
  started_by uuid not null,
  late_entry boolean not null,
  moved_from uuid,
  places text not null,
  holder_id uuid not null,
  holder_name text not null,
  needles_in int not null default 0 check (needles_in >= 0),
  began_at timestamptz,
  all_out_at timestamptz,
  moved_to uuid,
  signed boolean not null default false,
  version int not null default 1,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id),
  foreign key (clinic_group_id, episode_id) references episode (clinic_group_id, id),
  foreign key (clinic_group_id, visit_id) references visit (clinic_group_id, id),
  foreign key (clinic_group_id, clinic_id) references clinic (clinic_group_id, id),
  foreign key (clinic_group_id, room_id) references room (clinic_group_id, id),
  foreign key (clinic_group_id, product_id) references needle_product (clinic_group_id, id),
  foreign key (clinic_group_id, moved_from) references needling_session (clinic_group_id, id),
  foreign key (clinic_group_id, moved_to) references needling_session (clinic_group_id, id)
);
call protect('needling_session');
-- The incidents' own tables come first; that an incident's session exists is said here. To look at
-- the table, empty as it is, a group has to be named.
select set_config('tautband.group', '00000000-0000-0000-0000-000000000000', true);
alter table incident
  add foreign key (clinic_group_id, session_id) references needling_session (clinic_group_id, id);
grant update on needling_session to tautband_app;
create index needling_session_of_patient on needling_session (clinic_group_id, patient_id);
create index needling_session_with_needles on needling_session (clinic_group_id, patient_id)
  where needles_in > 0;
create index needling_session_held on needling_session (clinic_group_id, holder_id) where not signed;

create table needle_event (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  session_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  device_sequence bigint not null check (device_sequence > 0),
  seen bigint not null check (seen >= 0),
  device_at timestamptz not null,
  receipt bigint not null check (receipt > 0),
  server_at timestamptz not null,
  actor_id uuid not null,
  actor_name text not null,
  while_locked boolean not null,
  kind text not null,
  needle int check (needle > 0),
  about uuid,
  counted int check (counted >= 0),
  muscle_id text,
  side text check (side in ('RIGHT', 'LEFT', 'MIDLINE')),
  site text not null,
  product_id uuid,
  primary key (clinic_group_id, session_id, id),
  unique (clinic_group_id, session_id, device_id, device_sequence),
  unique (clinic_group_id, session_id, receipt),
  foreign key (clinic_group_id, session_id) references needling_session (clinic_group_id, id)
);
call protect('needle_event');

-- What is told about one insertion; the last edition holds. Before signing by typing it again,
-- after signing with a reason and the password.
create table insertion_detail (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  session_id uuid not null,
  event_id uuid not null,
  edition int not null check (edition > 0),
  depth_mm int check (depth_mm between 0 and 150),
  angle_deg int check (angle_deg between 0 and 90),
  technique text check (technique in ('SUPERFICIAL', 'DEEP', 'PISTONING', 'STATIC')),
  twitches int check (twitches between 0 and 99),
  familiar_pain boolean,
  comfort int check (comfort between 0 and 10),
  site text not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor_name text not null,
  reason text not null,
  primary key (clinic_group_id, session_id, event_id, edition),
  foreign key (clinic_group_id, session_id, event_id)
    references needle_event (clinic_group_id, session_id, id)
);
call protect('insertion_detail');

create table session_wording (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  session_id uuid not null,
  edition int not null check (edition > 0),
  position text not null,
  skin_prepared boolean,
  seen_afterwards text check (seen_afterwards in ('NOTHING', 'FAINT', 'BLEEDING', 'STRONG_PAIN')),
  pain_before int check (pain_before between 0 and 10),
  pain_after int check (pain_after between 0 and 10),
  note text not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor_name text not null,
  reason text not null,
  primary key (clinic_group_id, session_id, edition),
  foreign key (clinic_group_id, session_id) references needling_session (clinic_group_id, id)
);
call protect('session_wording');

-- What stood against it when it was done all the same, or what was unwelcome. Never refused.
create table session_concern (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  session_id uuid not null,
  code text not null,
  about text not null,
  sentence text not null,
  at timestamptz not null,
  primary key (clinic_group_id, session_id, code, about),
  foreign key (clinic_group_id, session_id) references needling_session (clinic_group_id, id)
);
call protect('session_concern');

create table session_holder (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  session_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  at timestamptz not null,
  primary key (clinic_group_id, session_id, id),
  foreign key (clinic_group_id, session_id) references needling_session (clinic_group_id, id)
);
call protect('session_holder');

create table session_advice (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  session_id uuid not null,
  id uuid not null,
  how text not null check (length(how) between 1 and 400),
  by_whom text not null check (length(by_whom) between 1 and 200),
  content_version text not null,
  at timestamptz not null,
  primary key (clinic_group_id, session_id, id),
  foreign key (clinic_group_id, session_id) references needling_session (clinic_group_id, id)
);
call protect('session_advice');

-- Every count a person typed, the unequal ones too.
create table own_count (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  session_id uuid not null,
  id uuid not null,
  opened int not null check (opened >= 0),
  in_sharps int not null check (in_sharps >= 0),
  recorded_opened int not null,
  recorded_in_sharps int not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor_name text not null,
  primary key (clinic_group_id, session_id, id),
  foreign key (clinic_group_id, session_id) references needling_session (clinic_group_id, id)
);
call protect('own_count');

create table session_signature (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  session_id uuid not null,
  account_id uuid not null,
  name text not null,
  at timestamptz not null,
  opened int not null,
  in_sharps int not null,
  last_receipt bigint not null,
  primary key (clinic_group_id, session_id),
  foreign key (clinic_group_id, session_id) references needling_session (clinic_group_id, id)
);
call protect('session_signature');
