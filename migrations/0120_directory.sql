-- A directory of any size in one reading: what a listing shows stands in its charter's own row, so that no policy and
-- no page has to look up a thousand groups to show one of them.
set local search_path = colloquy;

create function directory_is_open() returns boolean language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select acting_clinician() is not null or (select directory from network) = 'public' $$;
comment on function directory_is_open() is 'Whether who asks may look into the directory: everybody where it is public, signed-in people where it is closed.';

alter table charter add column in_directory boolean not null default false;
alter table charter add column ring jsonb not null default '{}' check (jsonb_typeof(ring) = 'object');
comment on column charter.in_directory is 'Repeated from the group (listed and open): the policy needs no join. Kept by triggers, never written by hand.';
comment on column charter.ring is 'Seats taken (active or paused) by family, no names: for the ring. Kept by triggers, never written by hand.';

create function ring_of(of_group uuid) returns jsonb language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select coalesce(jsonb_object_agg(family, seats), '{}') from (
      select coalesce(c.family, 'integrative') as family, count(*) as seats
      from seat s join clinician c on c.id = s.clinician_id
      where s.group_id = of_group and s.state in ('active', 'paused') group by 1) counted
  $$;
comment on function ring_of(uuid) is 'Asked by the triggers below only; granted to nobody.';

-- Whatever a statement says of these two columns, the group and its seats decide.
create function charter_repeats() returns trigger language plpgsql security definer set search_path = colloquy, pg_temp as $$
begin
  new.in_directory := coalesce((select listed and state = 'open' from "group" where id = new.group_id), false);
  new.ring := ring_of(new.group_id);
  return new;
end $$;
comment on function charter_repeats() is 'A charter repeats its group''s place in the directory and its ring.';

create function charter_follows() returns trigger language plpgsql security definer set search_path = colloquy, pg_temp as $$
declare changed uuid[];
begin
  if tg_table_name = 'group' then
    changed := array[new.id];
  elsif tg_table_name = 'seat' then
    changed := array[new.group_id];
  else
    changed := array(select group_id from seat where clinician_id = new.id and state in ('active', 'paused') order by group_id);
  end if;
  -- Locked first, so that the count after it sees what others have committed meanwhile.
  perform 1 from charter where group_id = any (changed) order by group_id for update;
  update charter set ring = ring where group_id = any (changed);
  return null;
end $$;
comment on function charter_follows() is 'After a group, a seat or a family changed: the charters concerned look again.';

grant select, update on charter to colloquy_guard;
create policy guard_repeats on charter for update to colloquy_guard using (true) with check (true);

create or replace function contact_names(groups uuid[]) returns table (group_id uuid, name text) language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select g.id, c.name from "group" g join clinician c on c.id = g.contact_id
    join seat s on s.group_id = g.id and s.clinician_id = g.contact_id and s.state = 'active' and s.role = 'facilitator'
    where g.id = any (groups) and g.listed and g.state = 'open' and (select directory_is_open())
  $$;

grant create on schema colloquy to colloquy_guard;
alter function directory_is_open() owner to colloquy_guard;
alter function ring_of(uuid) owner to colloquy_guard;
alter function charter_repeats() owner to colloquy_guard;
alter function charter_follows() owner to colloquy_guard;
alter function contact_names(uuid[]) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
grant execute on function directory_is_open() to colloquy_app;

create trigger charter_repeats before insert or update on charter for each row execute function charter_repeats();
create trigger charter_follows after update of listed, state on "group" for each row
  when (new.listed is distinct from old.listed or new.state is distinct from old.state) execute function charter_follows();
create trigger charter_follows_new after insert on seat for each row when (new.state in ('active', 'paused')) execute function charter_follows();
create trigger charter_follows after update of state on seat for each row
  when ((new.state in ('active', 'paused')) is distinct from (old.state in ('active', 'paused'))) execute function charter_follows();
create trigger charter_follows after update of family on clinician for each row
  when (new.family is distinct from old.family) execute function charter_follows();
update charter set ring = ring;

drop policy those_one_may_see on "group";
create policy those_one_may_see on "group" for select to colloquy_app using (
  (listed and state = 'open' and (select directory_is_open())) or id = any (array(select my_seat_groups()))
  or founder_id = (select acting_clinician()) or id = any (array(select my_invited_groups())) or id = any (array(select my_applied_groups())));
drop policy those_one_may_see on charter;
create policy those_one_may_see on charter for select to colloquy_app using (
  (in_directory and (select directory_is_open())) or group_id = any (array(select my_seat_groups()))
  or group_id = any (array(select my_facilitated_groups())) or group_id = any (array(select my_invited_groups()))
  or group_id = any (array(select my_applied_groups())));
drop function rings(uuid[]);

-- What is destroyed stays as bare rows for years: lists of what lives do not read them.
create index case_living_of_group on "case" (group_id) where destroyed_at is null;
create index case_living_of_presenter on "case" (presenter_id) where destroyed_at is null;
