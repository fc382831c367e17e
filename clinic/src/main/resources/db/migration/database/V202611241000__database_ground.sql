-- What every module stands on. Run as tautband_owner (see Migrations).
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

alter default privileges for role tautband_owner in schema public
  grant select, insert on tables to tautband_app;
alter default privileges for role tautband_owner in schema public
  grant usage, select on sequences to tautband_app;

-- Row-level security in one word: each row belongs to the clinic group of the transaction.
-- A missing setting is an error, so a forgotten group never reads as an empty chart.
create procedure protect(protected regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format(
    'create policy own_group on %s using (clinic_group_id = current_setting(''tautband.group'')::uuid)
     with check (clinic_group_id = current_setting(''tautband.group'')::uuid)', protected);
end $$;

create table instance (
  only_row boolean primary key default true check (only_row),
  id uuid not null default gen_random_uuid(),
  clock_ahead_seconds bigint not null default 0 check (clock_ahead_seconds >= 0),
  demonstration boolean not null default false
);
insert into instance default values;
grant update on instance to tautband_app;

create table clinic_group (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200)
);
alter table clinic_group enable row level security;
alter table clinic_group force row level security;
create policy own_group on clinic_group to tautband_app
  using (id = current_setting('tautband.group')::uuid)
  with check (id = current_setting('tautband.group')::uuid);

-- Background work visits every group; it learns their ids here and nothing else.
-- The owner is bound by the policy too (force), hence a policy of its own for this one read.
create policy owner_counts_groups on clinic_group for select to tautband_owner using (true);
create function clinic_group_ids() returns setof uuid
  language sql stable security definer set search_path = public
  as $$ select id from clinic_group order by id $$;

create table event_publication (
  id uuid primary key,
  listener_id text not null,
  event_type text not null,
  serialized_event text not null,
  publication_date timestamptz not null,
  completion_date timestamptz,
  status text,
  completion_attempts int,
  last_resubmission_date timestamptz
);
create index on event_publication using hash (serialized_event);
create index on event_publication (completion_date);
grant update, delete on event_publication to tautband_app;
