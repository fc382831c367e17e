-- Articles of the guide: texts that never change, and what people did with them. Append-only.
-- Public text of the installation, with the names that stand at its foot: no group, no patient.
create table guide_article_version (
  path text not null check (path ~ '^/guide/((conditions|body)/)?[a-z0-9-]{1,80}$'),
  number int not null check (number > 0),
  origin text not null check (origin in ('SHIPPED', 'OWN')),
  markdown text not null check (length(markdown) <= 200000),
  sha256 text not null,
  based_on int,
  by_account uuid, -- null: came with the product
  by_words text not null,
  at timestamptz not null,
  note text not null,
  primary key (path, number),
  foreign key (path, based_on) references guide_article_version (path, number),
  check ((by_account is null) = (origin = 'SHIPPED'))
);

create table guide_article_step (
  id bigint generated always as identity primary key,
  path text not null,
  number int not null,
  kind text not null check (kind in ('REVIEWED', 'PUBLISHED', 'RETIRED', 'SHIPPED_AGAIN')),
  by_account uuid not null,
  by_words text not null,
  at timestamptz not null,
  note text not null,
  pointer text not null check ((pointer <> '') = (kind = 'RETIRED')),
  foreign key (path, number) references guide_article_version (path, number)
);
create index guide_article_step_path on guide_article_step (path, id);

-- Pictures that articles show, by the hash of their bytes.
create table guide_image (
  sha256 text primary key,
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  width int not null check (width between 1 and 4000),
  height int not null check (height between 1 and 4000),
  bytes bytea not null check (length(bytes) <= 307200),
  name text not null,
  by_account uuid not null,
  by_words text not null,
  at timestamptz not null
);
