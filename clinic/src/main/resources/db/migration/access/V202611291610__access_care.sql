-- Who read a record without a care relation, why, and what a manager said of it.
create table broken_glass (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  id uuid not null,
  patient_id uuid not null,
  account_id uuid not null,
  account_name text not null,
  reason text not null check (length(reason) between 10 and 1000),
  at timestamptz not null,
  ends_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by text,
  review text check (length(review) between 3 and 1000),
  primary key (clinic_group_id, id),
  foreign key (clinic_group_id, patient_id) references patient (clinic_group_id, id),
  foreign key (clinic_group_id, account_id) references account (clinic_group_id, id),
  check (ends_at between at and at + interval '60 minutes'),
  check ((reviewed_at is null) = (review is null) and (reviewed_at is null) = (reviewed_by is null))
);
create index broken_glass_of_patient on broken_glass (clinic_group_id, patient_id, account_id);
create index broken_glass_by_time on broken_glass (clinic_group_id, at);
call protect('broken_glass');
grant update on broken_glass to tautband_app;

-- What ties a patient to a clinic or to somebody who treats (docs/decisions/0087): read where it
-- stands, never copied, so that it is never out of date. Row-level security is the reader's.
create view care_tie with (security_invoker = true) as
  select patient_id, clinic_id, null::uuid as account_id from visit where status <> 'MISTAKEN'
  union all
  select patient_id, clinic_id, null from booking where status <> 'CANCELLED'
  union all
  select patient_id, clinic_id, started_by from needling_session where moved_to is null
  union all
  select patient_id, null, holder_id from needling_session where moved_to is null
  union all
  select e.patient_id, null, d.account_id from episode e join episode_edition d
    on d.clinic_group_id = e.clinic_group_id and d.episode_id = e.id
  union all
  select a.patient_id, null, d.account_id from assessment a join assessment_edition d
    on d.clinic_group_id = a.clinic_group_id and d.assessment_id = a.id
  union all
  select s.patient_id, null, d.account_id from screening s join screening_save d
    on d.clinic_group_id = s.clinic_group_id and d.screening_id = s.id
  union all
  select patient_id, null, account_id from consent
  union all
  select patient_id, null, written_by from told;
grant select on care_tie to tautband_app;

-- Whether that reader, who treats as that practitioner and belongs to that clinic, may read the
-- clinical text of a patient at that moment. The one place where it is decided.
create function in_care(whose uuid, reader uuid, treats_as uuid, home uuid, moment timestamptz)
  returns boolean language sql stable as $$
  select
    exists (
      select 1 from care_tie t where t.patient_id = whose
        and (t.clinic_id = home or t.clinic_id in
          (select h.clinic_id from working_hours h where h.practitioner_id = treats_as)))
    or exists (
      select 1 from needling_session s where s.patient_id = whose and s.moved_to is null
        and (s.needles_in > 0 or s.started_by = reader or s.holder_id = reader))
    or exists (
      select 1 from broken_glass b where b.patient_id = whose and b.account_id = reader
        and b.at <= moment and moment < b.ends_at)
    or (exists (select 1 from care_tie t where t.patient_id = whose and t.account_id = reader)
      and not exists (
        select 1 from broken_glass b where b.patient_id = whose and b.account_id = reader))
    or not exists (select 1 from care_tie t where t.patient_id = whose)
  $$;
