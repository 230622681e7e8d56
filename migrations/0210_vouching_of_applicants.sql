-- A reset also shuts the groups the person was on the way into: a waiting application or an opened invitation would
-- let whoever comes with the new sign-in become a member. And each steward's reset asks for itself: an older one that
-- still waits must not leave the newer steward free to vouch for the sign-in they hold.
set local search_path = colloquy;

grant create on schema colloquy to colloquy_guard;
create or replace function ask_vouching(person uuid) returns integer language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
declare asked integer;
begin
  if not acting_is_steward() or person = acting_clinician() then
    raise exception 'only a steward, for somebody else' using errcode = '42501';
  end if;
  -- Groups left long ago too, where a case or a draft of the person's is still kept; a group's draft has nobody else.
  insert into vouching (clinician_id, group_id, needed_since, asked_by)
    select person, g.id, acting_now(), acting_clinician() from "group" g
    where g.state <> 'draft'
      and (exists (select 1 from seat s where s.group_id = g.id and s.clinician_id = person and s.state <> 'ended')
        or exists (select 1 from "case" c where c.group_id = g.id and c.presenter_id = person and c.destroyed_at is null)
        or exists (select 1 from case_draft d where d.group_id = g.id and d.clinician_id = person)
        or exists (select 1 from application a where a.group_id = g.id and a.clinician_id = person and a.state = 'waiting')
        or exists (select 1 from group_invitation i where i.group_id = g.id and i.opened_by = person
          and i.used_at is null and i.revoked_at is null and i.expires_at > acting_now()))
      and not exists (select 1 from vouching v where v.clinician_id = person and v.group_id = g.id and v.vouched_at is null
        and v.asked_by = acting_clinician());
  get diagnostics asked = row_count;
  -- The facilitators are told; where the person is the only one, the other members are. Of who has never had a seat
  -- there, members know nothing.
  insert into notice (id, clinician_id, kind, ids, made_at)
    select gen_random_uuid(), s.clinician_id, 'vouching-needed',
           jsonb_build_object('groupId', s.group_id, 'clinicianId', person), acting_now()
    from seat s
    where s.group_id in (select v.group_id from vouching v where v.clinician_id = person and v.vouched_at is null)
      and s.clinician_id <> person and s.clinician_id <> acting_clinician() and s.state = 'active'
      and (s.role = 'facilitator' or (
        exists (select 1 from seat o where o.group_id = s.group_id and o.clinician_id = person)
        and not exists (
          select 1 from seat f where f.group_id = s.group_id and f.role = 'facilitator' and f.state in ('active', 'paused')
            and f.clinician_id <> person and f.clinician_id <> acting_clinician())));
  return asked;
end $$;
comment on function ask_vouching(uuid) is 'Shuts a person''s groups, and those they are on the way into, until somebody there vouches, and tells who may. For a steward who resets that person''s sign-in; says in how many, not which.';

create or replace function must_be_vouched_for() returns boolean language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select exists (
        select 1 from vouching v join seat s on s.group_id = v.group_id and s.clinician_id <> v.clinician_id and s.state = 'active'
        where v.clinician_id = acting_clinician() and s.clinician_id is distinct from v.asked_by
          -- A group one only asked for a seat in has nobody who knows one.
          and exists (select 1 from seat o where o.group_id = v.group_id and o.clinician_id = v.clinician_id
            and (o.state <> 'ended' or o.active_at is not null)))
       and not exists (
         select 1 from vouching v where v.clinician_id = acting_clinician() and v.vouched_at is not null
           and v.needed_since >= (select max(needed_since) from vouching where clinician_id = acting_clinician()))
  $$;
revoke create on schema colloquy from colloquy_guard;
