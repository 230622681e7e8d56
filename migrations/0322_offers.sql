-- An offer is no membership: it waits for its person's signature, and is made to nobody who has not asked for it.
set local search_path = colloquy;

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
  if current_user = 'colloquy_app' and new.state <> old.state
      and (new.state = 'offered' or (new.state = 'paused' and old.state <> 'active')) then
    raise exception 'an offer waits for its signature; what is paused was active' using errcode = '42501';
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
comment on function seat_keeps_itself() is 'A seat keeps its group and person; only a facilitator changes its role and, but for its own person, its state; its person makes it active by signing, and only then is it paused; an ended seat stays ended.';

-- A known id must not open a stranger's name: a seat is offered to who applied and was accepted, or taken by who opened
-- an invitation (invited_sit). A founder's own comes with the draft.
drop policy facilitators_offer on seat;
create policy facilitators_offer on seat for insert to colloquy_app with check (
  state = 'offered' and offered_by = (select acting_clinician()) and group_id = any (array(select my_facilitated_groups()))
  and (clinician_id = (select acting_clinician()) or (role = 'member' and exists (
    select 1 from application a where a.group_id = seat.group_id and a.clinician_id = seat.clinician_id and a.state = 'accepted'))));
