-- The earlier episode whose problem came back; set when the new one is opened, never changed.
-- Not valid: there is nothing to check, and the check of old rows would need a group.
alter table episode add column recurrence_of uuid;
alter table episode add foreign key (clinic_group_id, recurrence_of)
  references episode (clinic_group_id, id) not valid;
create index episode_recurrence on episode (clinic_group_id, recurrence_of)
  where recurrence_of is not null;
