-- Words that found no page, counted by week. Public text of the installation: no group, no person, no address, no time of day.
create table guide_search_missed (
  week date not null check (extract(isodow from week) = 1),
  term text not null check (char_length(term) between 3 and 60),
  times int not null default 1 check (times > 0),
  primary key (week, term)
);
grant update, delete on guide_search_missed to tautband_app;
