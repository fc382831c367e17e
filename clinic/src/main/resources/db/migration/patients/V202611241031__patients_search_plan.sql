-- Seen: with fresh tables the planner took this index for its group column alone and filtered the
-- keys, reading the whole group. With the patient first it can only serve what it is for.
drop index patient_search_key_of_patient;
create index patient_search_key_of_patient on patient_search_key (patient_id);
