-- A directory that is read for every page of it and changes a few times a day: each process keeps what ranks its groups,
-- and asks before each use whether anything changed since. Nothing is kept of what a person may see and another may not:
-- a listed group's outline is public to whoever may look into the directory.
set local search_path = colloquy;

create table directory_state (
  sole boolean primary key default true check (sole),
  version uuid not null default gen_random_uuid(),
  changed_in xid8 not null default pg_current_xact_id()
);
comment on table directory_state is 'One row. version: another one after every change of a listed group or its charter, in the change''s own transaction; changed_in: that transaction, which changes it once.';
call protect('directory_state');
grant select on directory_state to colloquy_app;
create policy who_may_look on directory_state for select to colloquy_app using ((select directory_is_open()));
grant select, update on directory_state to colloquy_guard;
create policy guard_reads on directory_state for select to colloquy_guard using (true);
create policy guard_changes on directory_state for update to colloquy_guard using (true) with check (true);
insert into directory_state default values;

create function directory_changed() returns trigger language plpgsql security definer set search_path = colloquy, pg_temp as $$
begin
  update directory_state set version = gen_random_uuid(), changed_in = pg_current_xact_id()
    where changed_in <> pg_current_xact_id();
  return null;
end $$;
comment on function directory_changed() is 'After a listed group or its charter changed. At the commit, so that the row all such changes share is held for a moment and last.';
grant create on schema colloquy to colloquy_guard;
alter function directory_changed() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;

create constraint trigger directory_changed_new after insert on charter deferrable initially deferred for each row
  when (new.in_directory) execute function directory_changed();
create constraint trigger directory_changed after update on charter deferrable initially deferred for each row
  when (old.in_directory or new.in_directory) execute function directory_changed();
create constraint trigger directory_changed_gone after delete on charter deferrable initially deferred for each row
  when (old.in_directory) execute function directory_changed();
create constraint trigger directory_changed after update on "group" deferrable initially deferred for each row
  when (old.listed or new.listed) execute function directory_changed();
