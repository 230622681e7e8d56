-- A key that was destroyed leaves its place within minutes, like the text it opened.
set local search_path = keyring;
alter table key set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
