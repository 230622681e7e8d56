-- Who asked for a seat in the very moment in which the group ended waited for ever: neither transaction saw the other.
set local search_path = colloquy;

create function application_meets_its_group() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if current_user <> 'colloquy_app' then
    return new;
  end if;
  -- The lock of lock_group(), shared: who asks waits for who ends or pauses the group, and they for each that is asking,
  -- but nobody who asks for another. It is held by an application only, so that who has nothing to do with a group holds none.
  perform pg_advisory_xact_lock_shared(hashtextextended(new.group_id::text, 7));
  -- Asked once the lock is there: what was committed meanwhile is seen.
  if not exists (select 1 from "group" g where g.id = new.group_id and g.state = 'open') then
    return null;
  end if;
  return new;
end $$;
comment on function application_meets_its_group() is 'An application waits for changes of its group that are under way, and is none to a group that is open no more.';
create trigger application_meets_its_group before insert on application
  for each row execute function application_meets_its_group();
revoke execute on function application_meets_its_group() from public;
grant execute on function application_meets_its_group() to colloquy_app;
