-- The rota passes over whose license is not good: all members of a group are asked for at once.
set local search_path = colloquy;

create function licensed_members(of_group uuid) returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select s.clinician_id from seat s
    where s.group_id = of_group and s.state = 'active'
      and of_group = any (array(select my_groups()))
      and exists (select 1 from license l where l.clinician_id = s.clinician_id and l.state = 'verified'
        and (l.expires_on is null or l.expires_on >= (acting_now() at time zone 'UTC' - interval '12 hours')::date))
      and not exists (select 1 from license l where l.clinician_id = s.clinician_id and l.state = 'suspended')
  $$;
comment on function licensed_members(uuid) is 'Active members of one''s own group who hold a good license, as has_good_license says it of one person.';

grant create on schema colloquy to colloquy_guard;
alter function licensed_members(uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function licensed_members(uuid) from public;
grant execute on function licensed_members(uuid) to colloquy_app;
