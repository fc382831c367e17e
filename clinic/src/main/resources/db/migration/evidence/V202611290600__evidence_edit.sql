-- A clinic's own rows, over those of the files or beside them. Append-only: the newest edit of a row
-- counts. Public facts of the installation: no group, no patient.
create table evidence_edit (
  number bigint generated always as identity primary key,
  file text not null,
  row_id text not null,
  cells json, -- null: the row of the files again
  shipped_sha256 text not null, -- of the row in the files at that time; empty: it stood in none
  at timestamptz not null,
  account_id uuid not null,
  by_name text not null,
  why text not null check (length(why) between 1 and 2000)
);
create index evidence_edit_row on evidence_edit (row_id, number desc);

-- Which edit brought this content about; null: another release of the files.
alter table evidence_loaded add column edit bigint references evidence_edit;

-- A text that rests on an edited row: somebody has to read it again.
create table evidence_reread (
  id uuid primary key,
  edit bigint not null references evidence_edit,
  row_id text not null,
  used_by text not null,
  place text not null,
  path text not null,
  words text not null,
  told boolean not null, -- figure, direction, certainty or sentence is another one
  opened_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  settled_words text check (length(settled_words) between 1 and 2000),
  check ((settled_at is null) = (settled_by is null)),
  check ((settled_at is null) = (settled_words is null))
);
create index evidence_reread_open on evidence_reread (opened_at) where settled_at is null;
grant update on evidence_reread to tautband_app;
