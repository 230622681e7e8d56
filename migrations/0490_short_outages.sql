-- A silence of twenty seconds was no outage, and yet devices that had answered just before it and found back just after it
-- were silent for more than thirty: half a minute of absence that nobody was absent for.
set local search_path = colloquy;

comment on table server_life is 'When Colloquy answered: a row for each stretch without a silence of more than 15 seconds, over all its processes. What lies between two rows is an outage of its own. Says nothing of anybody.';

grant create on schema colloquy to colloquy_guard;
create or replace function server_beat() returns void language plpgsql volatile security definer set search_path = colloquy, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('colloquy.server_beat'));
  update server_life set last_at = greatest(last_at, acting_now())
    where from_at = (select max(from_at) from server_life) and last_at >= acting_now() - interval '15 seconds';
  if not found then
    insert into server_life values (acting_now(), acting_now()) on conflict do nothing;
  end if;
end $$;
comment on function server_beat() is 'Notes that Colloquy answers now; asked every five seconds by each of its processes.';
revoke create on schema colloquy from colloquy_guard;
