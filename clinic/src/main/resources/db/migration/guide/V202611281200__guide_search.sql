-- What the public guide says, for its search. Public text of the installation: no group, no person.
create table guide_section (
  path text not null,
  place int not null,
  anchor text not null,
  title text not null,
  heading text not null,
  aside text not null,
  body text not null,
  search tsvector not null generated always as (
    setweight(to_tsvector('english', title), 'A')
    || setweight(to_tsvector('english', aside), 'B')
    || setweight(to_tsvector('english', heading), 'C')
    || setweight(to_tsvector('english', body), 'D')) stored,
  primary key (path, place)
);
create index guide_section_search on guide_section using gin (search);
grant delete on guide_section to tautband_app;

-- Every word of it, for "did you mean".
create table guide_word (word text primary key);
create index guide_word_alike on guide_word using gin (word gin_trgm_ops);
grant delete on guide_word to tautband_app;

-- Which text the two tables were filled from.
create table guide_index (
  only_row boolean primary key default true check (only_row),
  text_sha256 text not null
);
grant update on guide_index to tautband_app;
