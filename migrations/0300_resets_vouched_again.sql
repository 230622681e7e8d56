-- A link that resets a sign-in lives for a day. Whoever vouched meanwhile vouched for the person they spoke to, not for
-- whoever uses the link afterwards: its use asks anew, in the same transaction.
set local search_path = colloquy;

create function shut_until_vouched(person uuid, reset_by uuid) returns integer language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
declare shut uuid[];
begin
  -- Waits for who is vouching at this moment: that was for the sign-in before.
  perform 1 from vouching where clinician_id = person and vouched_at is null for update;
  update vouching set needed_since = acting_now()
    where clinician_id = person and vouched_at is null and asked_by = reset_by;
  -- Groups left long ago too, where a case or a draft of the person's is still kept, and those they are on the way
  -- into; a group's draft has nobody else.
  with added as (
    insert into vouching (clinician_id, group_id, needed_since, asked_by)
      select person, g.id, acting_now(), reset_by from "group" g
      where g.state <> 'draft'
        and (exists (select 1 from seat s where s.group_id = g.id and s.clinician_id = person and s.state <> 'ended')
          or exists (select 1 from "case" c where c.group_id = g.id and c.presenter_id = person and c.destroyed_at is null)
          or exists (select 1 from case_draft d where d.group_id = g.id and d.clinician_id = person)
          or exists (select 1 from application a where a.group_id = g.id and a.clinician_id = person and a.state = 'waiting')
          or exists (select 1 from group_invitation i where i.group_id = g.id and i.opened_by = person
            and i.used_at is null and i.revoked_at is null and i.expires_at > acting_now()))
        and not exists (select 1 from vouching v where v.clinician_id = person and v.group_id = g.id and v.vouched_at is null
          and v.asked_by = reset_by)
      returning group_id)
  select array_agg(group_id) into shut from added;
  -- The facilitators are told; where the person is the only one, the other members are. Of who has never had a seat
  -- there, members know nothing.
  insert into notice (id, clinician_id, kind, ids, made_at)
    select gen_random_uuid(), s.clinician_id, 'vouching-needed',
           jsonb_build_object('groupId', s.group_id, 'clinicianId', person), acting_now()
    from seat s
    where s.group_id = any (shut) and s.clinician_id <> person and s.clinician_id <> reset_by and s.state = 'active'
      and (s.role = 'facilitator' or (
        exists (select 1 from seat o where o.group_id = s.group_id and o.clinician_id = person)
        and not exists (
          select 1 from seat f where f.group_id = s.group_id and f.role = 'facilitator' and f.state in ('active', 'paused')
            and f.clinician_id <> person and f.clinician_id <> reset_by)));
  return coalesce(cardinality(shut), 0);
end $$;
comment on function shut_until_vouched(uuid, uuid) is 'Shuts a person''s groups, and those they are on the way into, until somebody there vouches for the sign-in as it is from now on, and tells who may. Asked by other guard functions only.';

create or replace function ask_vouching(person uuid) returns integer language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
begin
  if not acting_is_steward() or person = acting_clinician() then
    raise exception 'only a steward, for somebody else' using errcode = '42501';
  end if;
  return shut_until_vouched(person, acting_clinician());
end $$;
grant update on vouching to colloquy_guard;

-- Who made the link; older ones, which nobody can tell of, end here: they would have ended within the day.
delete from accounts.link where purpose = 'steward-reset';
alter table accounts.link add column asked_by uuid references accounts.account on delete cascade,
  add check ((purpose = 'steward-reset') = (asked_by is not null));
create index link_asked_by on accounts.link (asked_by) where asked_by is not null;
comment on column accounts.link.asked_by is 'The steward who made a steward-reset; theirs is not the word that opens the person''s groups again.';

-- In the accounts' schema, so that their role needs nothing of the other one.
create function accounts.shut_after_reset(person uuid, reset_by uuid) returns void language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
begin
  perform shut_until_vouched(person, reset_by);
end $$;
comment on function accounts.shut_after_reset(uuid, uuid) is 'Part of using a steward''s reset: shuts the person''s groups until somebody vouches for who came with it.';

grant create on schema colloquy, accounts to colloquy_guard;
alter function shut_until_vouched(uuid, uuid) owner to colloquy_guard;
alter function accounts.shut_after_reset(uuid, uuid) owner to colloquy_guard;
revoke create on schema colloquy, accounts from colloquy_guard;
revoke execute on function shut_until_vouched(uuid, uuid), accounts.shut_after_reset(uuid, uuid) from public;
grant execute on function accounts.shut_after_reset(uuid, uuid) to colloquy_auth;
