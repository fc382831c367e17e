-- What a patient sends by link: it may wait for a problem, and a later edition puts it to one.
alter table pain_drawing alter column episode_id drop not null;
alter table pain_drawing
  add column sent_with text check (sent_with in ('DECISION_AID', 'CHECK_IN')),
  add column sent_for uuid,
  add column asked_at timestamptz;
alter table pain_drawing
  add check ((sent_with is null) = (sent_for is null) and (sent_with is null) = (asked_at is null)),
  add check (episode_id is not null or sent_with is not null);
create index on pain_drawing (clinic_group_id, patient_id);
