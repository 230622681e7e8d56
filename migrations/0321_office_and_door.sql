-- A facilitator's powers need the open door: a license that is good, the agreement in force signed, a seat that is not
-- paused. Before a shut one the office is left with handing the group over, leaving it, and ending what nobody is left in.
set local search_path = colloquy;

create function my_offices() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select s.group_id from seat s
      where s.clinician_id = acting_clinician() and s.state in ('active', 'paused') and s.role = 'facilitator'
        and not exists (select 1 from vouching w where w.clinician_id = s.clinician_id and w.group_id = s.group_id and w.vouched_at is null)
    union select id from "group" where founder_id = acting_clinician() and state = 'draft'
  $$;
comment on function my_offices() is 'Groups one is facilitator of, and own drafts, be the door open or shut: for handing over, leaving and ending. None where somebody has to vouch for one.';

create or replace function my_facilitated_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select s.group_id from seat s
      where s.clinician_id = acting_clinician() and s.state = 'active' and s.role = 'facilitator'
        and s.group_id in (select may_enter(acting_clinician()))
    union select id from "group" where founder_id = acting_clinician() and state = 'draft'
  $$;
comment on function my_facilitated_groups() is 'Groups one facilitates and may enter, and own drafts.';

create or replace function group_facilitators(of_group uuid) returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select clinician_id from seat where group_id = of_group and role = 'facilitator' and state = 'active'
    order by (of_group in (select may_enter(clinician_id))) desc, offered_at, id
  $$;
comment on function group_facilitators(uuid) is 'For jobs: who can act for a group, those first who may enter it. Ids only.';

grant create on schema colloquy to colloquy_guard;
alter function my_offices() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function my_offices() from public;
grant execute on function my_offices() to colloquy_app;

drop policy facilitators_change on seat;
create policy facilitators_change on seat for update to colloquy_app
  using (group_id = any (array(select my_offices()))) with check (group_id = any (array(select my_offices())));
drop policy facilitators_change on "group";
create policy facilitators_change on "group" for update to colloquy_app
  using (id = any (array(select my_offices()))) with check (id = any (array(select my_offices())) or founder_id = (select acting_clinician()));

create or replace function seat_keeps_itself() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if new.group_id <> old.group_id or new.clinician_id <> old.clinician_id then
    raise exception 'a seat cannot move' using errcode = '42501';
  end if;
  if current_user = 'colloquy_app' and new.role <> old.role and not (new.group_id = any (array(select my_facilitated_groups())))
      and not (new.role = 'facilitator' and new.group_id = any (array(select my_offices()))) then
    raise exception 'only a facilitator changes a role; before a shut door, to hand the group over' using errcode = '42501';
  end if;
  if current_user = 'colloquy_app' and new.state <> old.state and new.clinician_id is distinct from acting_clinician()
      and not (new.group_id = any (array(select my_facilitated_groups()))) then
    raise exception 'another''s seat is changed by who facilitates and may enter' using errcode = '42501';
  end if;
  if old.state = 'ended' and new.state <> 'ended' then
    raise exception 'an ended seat stays ended' using errcode = '42501';
  end if;
  if current_user = 'colloquy_app' and new.state = 'active' and old.state <> 'active'
      and not (new.clinician_id = acting_clinician() and exists (
        select 1 from agreement_signature g where g.clinician_id = new.clinician_id and g.version_id = (
          select v.id from agreement_version v where v.group_id = new.group_id and v.in_force_from <= acting_now()
          order by v.in_force_from desc, v.number desc limit 1))) then
    raise exception 'a seat is made active by signing, by its own person' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function seat_keeps_itself() is 'A seat keeps its group and person; only a facilitator changes its role and, but for its own person, its state; its person makes it active by signing; an ended seat stays ended.';

create or replace function group_keeps_itself() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if current_user = 'colloquy_app' and new.contact_id is distinct from old.contact_id and new.contact_id <> acting_clinician() then
    raise exception 'only oneself is named as contact' using errcode = '42501';
  end if;
  if current_user = 'colloquy_app' and not (new.id = any (array(select my_facilitated_groups()))) and not (
      new.state = 'ended' and not new.listed
      and (new.admission, new.contact_id, new.opened_at) is not distinct from (old.admission, old.contact_id, old.opened_at)) then
    raise exception 'before a shut door a group is only ended' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function group_keeps_itself() is 'A facilitator names nobody but themself in public, and before a shut door does nothing but end the group.';
