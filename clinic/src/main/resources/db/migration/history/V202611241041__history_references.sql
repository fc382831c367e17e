-- Where each reference of a received version led when it came, so that its served form can be
-- rendered again and compared: what arrives later must not change it silently.
alter table received_version add column led jsonb not null default '{}';
