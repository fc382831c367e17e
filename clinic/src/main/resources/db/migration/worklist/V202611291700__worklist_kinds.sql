-- What sort of work a line is, the record it was made of, and who gave it to somebody.
alter table worklist_item add column kind text not null default '';
-- Row-level security binds the owner too, so an update would find nothing: the type is "changed".
alter table worklist_item alter column kind drop default;
alter table worklist_item alter column kind type text using (
  case
    when path like '/worklist/enquiries/%' then 'ENQUIRY'
    when path like '/evidence/%' then 'REREAD'
    when sentence like 'Half a year later%' then 'LATER'
    when sentence like 'Take over and sign%' then 'HANDED_OVER'
    when sentence like 'Emergency answer%' or sentence like 'Answer after a session that%' then 'ALERT'
    else 'UNANSWERED'
  end);
alter table worklist_item add check (kind in
  ('ALERT', 'UNANSWERED', 'CHECK_IN', 'LATER', 'UNSIGNED', 'INCIDENT', 'VISIT', 'ENQUIRY',
    'HANDED_OVER', 'REREAD'));
alter table worklist_item add column cause uuid;
alter table worklist_item add column given_by text;
alter table worklist_item alter column given_by type text using (
  case when taken_by is not null then '' end);
alter table worklist_item add check ((taken_by is null) = (given_by is null));
-- What closes by itself is closed by nobody's account.
alter table worklist_item drop constraint worklist_item_check2;
alter table worklist_item add check (closed_at is not null or closed_by is null);

drop index worklist_open;
create index worklist_in_order on worklist_item
  (clinic_group_id, (kind <> 'ALERT'), due_at, id) where closed_at is null;
create index worklist_of_somebody on worklist_item (clinic_group_id, taken_by)
  where closed_at is null;
create index worklist_of_patient on worklist_item (clinic_group_id, patient_id)
  where closed_at is null;
create index worklist_of_cause on worklist_item (clinic_group_id, cause) where cause is not null;
create unique index worklist_once on worklist_item (clinic_group_id, kind, cause)
  where closed_at is null and cause is not null;
