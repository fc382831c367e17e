-- Half a year after an episode ended: whether its problem came back. Its link has the id of the
-- question and no session.
alter table checkin_link alter column session_id drop not null;

create table recurrence_question (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  episode_id uuid not null,
  counted_from timestamptz not null,
  due_at timestamptz not null,
  state text not null check (state in ('PLANNED', 'ASKED', 'NOT_ASKED')),
  clinic_id uuid,
  asked_at timestamptz,
  way text check (way in ('MAIL', 'CALL')),
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id),
  foreign key (clinic_group_id, episode_id) references episode (clinic_group_id, id),
  foreign key (clinic_group_id, clinic_id) references clinic (clinic_group_id, id),
  check ((state = 'ASKED') = (asked_at is not null)),
  check ((asked_at is null) = (way is null))
);
create index recurrence_due on recurrence_question (clinic_group_id, due_at)
  where state = 'PLANNED';
create unique index recurrence_planned on recurrence_question (clinic_group_id, episode_id)
  where state = 'PLANNED';
create index on recurrence_question (clinic_group_id, episode_id, counted_from);
call protect('recurrence_question');
grant update on recurrence_question to tautband_app;

create table recurrence_answer (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  question_id uuid not null,
  patient_id uuid not null,
  at timestamptz not null,
  said text not null check (said in ('STAYED_AWAY', 'CAME_BACK', 'NEVER_WENT')),
  words text not null check (length(words) <= 2000),
  account_id uuid,
  by_name text not null,
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, question_id) references recurrence_question (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id)
);
create index on recurrence_answer (clinic_group_id, question_id, at);
call protect('recurrence_answer');
