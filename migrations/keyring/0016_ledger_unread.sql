-- The ledger says who stepped out of which case and whose seat ended. The web role adds to it; of it, it learns only which
-- of the ids it asks for were destroyed.
set local search_path = keyring;

create function destroyed_among(why text, ids uuid[]) returns setof uuid language sql stable security definer set search_path = keyring, pg_temp
  as $$
    select distinct subject_id from ledger
    where kind = why and (kind like '%.destroyed' or kind = 'account.deleted') and subject_id = any (ids)
  $$;
comment on function destroyed_among(text, uuid[]) is 'Which of these were destroyed, as the ledger says; of nothing else in it.';
revoke execute on function destroyed_among(text, uuid[]) from public;
grant execute on function destroyed_among(text, uuid[]) to colloquy_app;
revoke select on ledger from colloquy_app;
