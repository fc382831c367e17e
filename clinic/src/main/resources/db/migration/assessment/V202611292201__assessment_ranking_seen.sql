-- What the ranking of muscles had proposed before an assessment was written (docs/decisions/0113).
create table assessment_ranking (
  clinic_group_id uuid not null default current_setting('tautband.group')::uuid,
  assessment_id uuid not null,
  seen jsonb not null,
  primary key (clinic_group_id, assessment_id),
  foreign key (clinic_group_id, assessment_id) references assessment (clinic_group_id, id)
);
call protect('assessment_ranking');
