-- Which content this installation has loaded, and each row as it was from then on. Append-only.
-- Public facts of the installation: no group, no person.
create table evidence_loaded (
  number bigint generated always as identity primary key,
  content_sha256 text not null,
  loaded_at timestamptz not null
);

create table evidence_row_seen (
  row_id text not null,
  version int not null check (version > 0),
  loaded bigint not null references evidence_loaded,
  row_sha256 text not null, -- empty: the row was gone
  cells json check ((cells is null) = (row_sha256 = '')),
  primary key (row_id, version)
);
