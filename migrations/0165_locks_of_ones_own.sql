-- Who once asked for a seat keeps nothing of a group that is not listed; a lock is taken only by whom the matter
-- concerns; a column nobody writes goes.
set local search_path = colloquy;

create or replace function my_applied_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select group_id from application where clinician_id = acting_clinician() and state = 'waiting' $$;
comment on function my_applied_groups() is 'Groups one waits to be let into. Declined or withdrawn, an unlisted group is out of sight again; accepted, the seat lets one in.';

-- A lock waits for everyone else's, so anybody who could take one of a matter of others could stop their evening. These
-- lock the matter itself for whom it concerns. For all others the lock has their own name in it: it stands in nobody's
-- way, and it is the same whether the matter exists or not, so that not even the list of locks tells.
create function lock_key(subject uuid, concerns boolean, seed bigint) returns bigint language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$ select hashtextextended(case when concerns then subject::text else concat(subject, ' ', acting_clinician()) end, seed) $$;
comment on function lock_key(uuid, boolean, bigint) is 'The number of a lock: of the matter, or of the matter and who asks. Asked by the functions below only.';

create or replace function hold_case(of_case uuid) returns void language sql volatile security definer set search_path = colloquy, pg_temp
  as $$
    select pg_advisory_xact_lock_shared(lock_key(of_case, exists (
      select 1 from "case" c where c.id = of_case
        and (c.presenter_id = acting_clinician() or c.group_id in (select my_seat_groups()))), 11))
  $$;
comment on function hold_case(uuid) is 'Whoever reads or writes a case keeps it from being destroyed until the transaction ends: no text comes in after its key has gone. For who is outside its group it holds nothing, existing or not. What a member holds with a connection of their own, they hold as any reader does; who waits for it gives up after a while (connection.ts).';

create or replace function lock_case(of_case uuid) returns void language sql volatile security definer set search_path = colloquy, pg_temp
  as $$
    select pg_advisory_xact_lock(lock_key(of_case, exists (
      select 1 from "case" c where c.id = of_case and c.presenter_id = acting_clinician()), 11))
  $$;
comment on function lock_case(uuid) is 'Its presenter, who destroys a case, waits for those at work on it, and they for him. For all others, and for an id that is no case yet, the same press twice waits for itself and for nobody else.';

create or replace function lock_group(of_group uuid) returns void language sql volatile security definer set search_path = colloquy, pg_temp
  as $$
    select pg_advisory_xact_lock(lock_key(of_group, of_group in (
      select my_seat_groups() union select my_facilitated_groups() union select my_invited_groups() union select my_applied_groups()), 7))
  $$;
comment on function lock_group(uuid) is 'Changes of a group''s seats, dates and turns wait for each other until the transaction ends: those of people who have to do with it.';

create or replace function meeting_keeps_its_plan() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if current_user = 'colloquy_app' and not (new.group_id = any (array(select my_facilitated_groups()))) and
     (new.starts_at, new.minutes, new.state, new.group_id, new.revision) is distinct from (old.starts_at, old.minutes, old.state, old.group_id, old.revision) then
    raise exception 'only a facilitator moves or cancels a meeting' using errcode = '42501';
  end if;
  return new;
end $$;
alter table meeting drop column note;

grant create on schema colloquy to colloquy_guard;
alter function lock_key(uuid, boolean, bigint) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function lock_key(uuid, boolean, bigint) from public;
