-- A case whose key is gone while its row says that it stands: whoever destroyed it was cut off in between.
set local search_path = colloquy;

create function living_cases() returns table (case_id uuid, clinician_id uuid) language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select id, presenter_id from "case" where destroyed_at is null $$;
comment on function living_cases() is 'For jobs: cases whose row says they stand, with their presenters, to be compared with the ledger. Ids only.';

grant create on schema colloquy to colloquy_guard;
alter function living_cases() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function living_cases() from public;
grant execute on function living_cases() to colloquy_jobs;
