-- The server notes when it answered, so that minutes in which it was away itself are nobody's absence.
set local search_path = colloquy;

create table server_life (
  from_at timestamptz primary key,
  last_at timestamptz not null check (last_at >= from_at)
);
comment on table server_life is 'When Colloquy answered: a row for each stretch without a silence of more than 30 seconds, over all its processes. What lies between two rows is an outage of its own. Says nothing of anybody.';
call protect('server_life');
grant select on server_life to colloquy_app;
create policy known_to_all on server_life for select to colloquy_app using (true);
grant select, insert, update on server_life to colloquy_guard;
create policy guard_keeps on server_life to colloquy_guard using (true) with check (true);

create function server_beat() returns void language plpgsql volatile security definer set search_path = colloquy, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('colloquy.server_beat'));
  update server_life set last_at = greatest(last_at, acting_now())
    where from_at = (select max(from_at) from server_life) and last_at >= acting_now() - interval '30 seconds';
  if not found then
    insert into server_life values (acting_now(), acting_now()) on conflict do nothing;
  end if;
end $$;
comment on function server_beat() is 'Notes that Colloquy answers now; asked every ten seconds by each of its processes.';
grant create on schema colloquy to colloquy_guard;
alter function server_beat() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function server_beat() from public;
grant execute on function server_beat() to colloquy_jobs;
