-- Destruction: nothing is written to a case while it is destroyed, and keys that nothing needs are found.
set local search_path = colloquy;

create function hold_case(of_case uuid) returns void language sql volatile security definer set search_path = colloquy, pg_temp
  as $$ select pg_advisory_xact_lock_shared(hashtextextended(of_case::text, 11)) $$;
comment on function hold_case(uuid) is 'Whoever reads or writes a case keeps it from being destroyed until the transaction ends: no text comes in after its key has gone. Locks the same for a case that does not exist.';

create function lock_case(of_case uuid) returns void language sql volatile security definer set search_path = colloquy, pg_temp
  as $$ select pg_advisory_xact_lock(hashtextextended(of_case::text, 11)) $$;
comment on function lock_case(uuid) is 'Whoever destroys a case waits for those at work on it, and they for him.';

create function needed_keys(keys uuid[]) returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select id from "case" where id = any (keys) and destroyed_at is null
    union all select id from clinician where id = any (keys) and state = 'present'
    union all select id from network where id = any (keys)
  $$;
comment on function needed_keys(uuid[]) is 'For jobs: which of these keys have a row that they protect. Ids only.';

grant create on schema colloquy to colloquy_guard;
alter function hold_case(uuid) owner to colloquy_guard;
alter function lock_case(uuid) owner to colloquy_guard;
alter function needed_keys(uuid[]) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function hold_case(uuid), lock_case(uuid), needed_keys(uuid[]) from public;
grant execute on function hold_case(uuid), lock_case(uuid) to colloquy_app;
grant execute on function needed_keys(uuid[]) to colloquy_jobs;
