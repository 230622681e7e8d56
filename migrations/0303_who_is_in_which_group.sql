-- What told a steward, or anybody who can read a directory and a list of names, who is in which group.
set local search_path = colloquy;

create or replace function document_of_code(asked text) returns table (certificate_id uuid, clinician_id uuid, group_id uuid)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select id, c.clinician_id, case when c.group_id = any (array(select my_facilitated_groups())) then c.group_id end from certificate c
    where code = asked and ((select acting_is_steward()) or c.group_id = any (array(select my_facilitated_groups())))
  $$;
comment on function document_of_code(text) is 'For who may revoke it and holds its code: which document this is; of which group, for its facilitators only.';

-- Who founded a group is a member of it: the wall of rows asks, and nobody else.
revoke select on "group" from colloquy_app;
grant select (id, state, listed, admission, contact_id, revision, made_at, opened_at, ended_at) on "group" to colloquy_app;

-- Where the person is the only facilitator, members vouch for that person; for everybody else the facilitator does, once
-- vouched for.
create function left_to_members(person uuid, in_group uuid) returns boolean language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select in_group in (select may_enter(acting_clinician()))
      and exists (select 1 from vouching v where v.clinician_id = person and v.group_id = in_group and v.vouched_at is null)
      and not exists (
        select 1 from seat f where f.group_id = in_group and f.role = 'facilitator' and f.state in ('active', 'paused')
          and f.clinician_id <> person
          and not exists (select 1 from vouching w where w.clinician_id = person and w.group_id = in_group
            and w.vouched_at is null and w.asked_by = f.clinician_id))
  $$;
comment on function left_to_members(uuid, uuid) is 'Whether this person waits in a group one may enter that has no other facilitator who could vouch: then its members do, for that person.';

grant create on schema colloquy to colloquy_guard;
alter function left_to_members(uuid, uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function left_to_members(uuid, uuid) from public;
grant execute on function left_to_members(uuid, uuid) to colloquy_app;
comment on function my_vouching_groups() is 'Groups in which one may vouch for somebody: those one facilitates and may enter, and those in which somebody waits whom no other facilitator can vouch for.';

drop policy vouchers_read on vouching;
create policy vouchers_read on vouching for select to colloquy_app
  using (group_id = any (array(select my_vouching_groups())) and clinician_id <> (select acting_clinician())
    and (group_id = any (array(select my_facilitated_groups())) or left_to_members(clinician_id, group_id)));
drop policy vouchers_vouch on vouching;
create policy vouchers_vouch on vouching for update to colloquy_app
  using (group_id = any (array(select my_vouching_groups())) and clinician_id <> (select acting_clinician())
    and (group_id = any (array(select my_facilitated_groups())) or left_to_members(clinician_id, group_id)))
  with check (vouched_by = (select acting_clinician()) and clinician_id <> (select acting_clinician())
    and asked_by is distinct from (select acting_clinician()));
