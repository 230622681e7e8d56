-- What a license's owner and stewards may change on it, and what a steward's reset of somebody's sign-in shuts.
set local search_path = colloquy;

create function license_keeps_itself() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if current_user <> 'colloquy_app' then
    return new;
  end if;
  if new.id <> old.id or new.clinician_id <> old.clinician_id or new.made_at <> old.made_at then
    raise exception 'a license cannot move' using errcode = '42501';
  end if;
  if old.clinician_id = acting_clinician() then
    if old.state in ('verified', 'suspended') then
      raise exception 'a license that was decided on is changed by a steward only' using errcode = '42501';
    end if;
  elsif new.jurisdiction <> old.jurisdiction or new.profession <> old.profession or new.body <> old.body
      or new.sealed_number <> old.sealed_number or new.sealed_npi is distinct from old.sealed_npi then
    raise exception 'a steward decides on a claim, and does not change it' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function license_keeps_itself() is 'A claim is its owner''s until it is verified; stewards decide on it and change nothing of it.';
create trigger license_keeps_itself before update on license for each row execute function license_keeps_itself();
grant execute on function license_keeps_itself() to colloquy_app;

create function evidence_is_few() returns trigger language plpgsql security definer set search_path = colloquy, pg_temp as $$
begin
  if (select count(*) from license_evidence where license_id = new.license_id) >= 5 then
    raise exception 'too much evidence' using errcode = '23514';
  end if;
  return new;
end $$;
comment on function evidence_is_few() is 'At most five files for a license: the database is no file store.';
grant select on license_evidence to colloquy_guard;
create policy guard_reads on license_evidence for select to colloquy_guard using (true);
create trigger evidence_is_few before insert on license_evidence for each row execute function evidence_is_few();

-- Whose reset it was: that steward's own word must not open the door again.
alter table vouching add column asked_by uuid references clinician;
comment on column vouching.asked_by is 'The steward who reset the sign-in; cannot vouch.';

create function ask_vouching(person uuid) returns integer language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
declare asked integer;
begin
  if not acting_is_steward() or person = acting_clinician() then
    raise exception 'only a steward, for somebody else' using errcode = '42501';
  end if;
  insert into vouching (clinician_id, group_id, needed_since, asked_by)
    select person, s.group_id, acting_now(), acting_clinician() from seat s
    where s.clinician_id = person and s.state <> 'ended'
      and not exists (select 1 from vouching v where v.clinician_id = person and v.group_id = s.group_id and v.vouched_at is null);
  get diagnostics asked = row_count;
  -- The facilitators are told; where the person is the only one, the other members are.
  insert into notice (id, clinician_id, kind, ids, made_at)
    select gen_random_uuid(), s.clinician_id, 'vouching-needed',
           jsonb_build_object('groupId', s.group_id, 'clinicianId', person), acting_now()
    from seat s
    where s.group_id in (select v.group_id from vouching v where v.clinician_id = person and v.vouched_at is null)
      and s.clinician_id <> person and s.clinician_id <> acting_clinician() and s.state = 'active'
      and (s.role = 'facilitator' or not exists (
        select 1 from seat f where f.group_id = s.group_id and f.role = 'facilitator' and f.state in ('active', 'paused')
          and f.clinician_id <> person and f.clinician_id <> acting_clinician()));
  return asked;
end $$;
comment on function ask_vouching(uuid) is 'Shuts a person''s groups until somebody there vouches, and tells who may. For a steward who resets that person''s sign-in; says in how many, not which.';

create function my_vouching_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select s.group_id from seat s
    where s.clinician_id = acting_clinician() and s.state = 'active' and s.group_id in (select may_enter(acting_clinician()))
      and (s.role = 'facilitator' or exists (select 1 from vouching v where v.group_id = s.group_id and v.vouched_at is null
        and not exists (
          select 1 from seat f where f.group_id = s.group_id and f.role = 'facilitator' and f.state in ('active', 'paused')
            and f.clinician_id <> v.clinician_id and f.clinician_id is distinct from v.asked_by)))
  $$;
comment on function my_vouching_groups() is 'Groups in which one may vouch: those one facilitates and may enter; as a member where the person is the only facilitator.';

create function must_be_vouched_for() returns boolean language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select exists (select 1 from vouching where clinician_id = acting_clinician())
       and not exists (
         select 1 from vouching v where v.clinician_id = acting_clinician() and v.vouched_at is not null
           and v.needed_since >= (select max(needed_since) from vouching where clinician_id = acting_clinician()))
  $$;
comment on function must_be_vouched_for() is 'Whether one''s sign-in was reset by a steward and nobody has vouched since: then own drafts and notes stay shut too.';

grant create on schema colloquy to colloquy_guard;
alter function evidence_is_few() owner to colloquy_guard;
alter function ask_vouching(uuid) owner to colloquy_guard;
alter function my_vouching_groups() owner to colloquy_guard;
alter function must_be_vouched_for() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function license_keeps_itself(), evidence_is_few(), ask_vouching(uuid), my_vouching_groups(), must_be_vouched_for() from public;
grant execute on function ask_vouching(uuid), my_vouching_groups(), must_be_vouched_for() to colloquy_app;

drop policy facilitators_vouch on vouching;
create policy vouchers_read on vouching for select to colloquy_app
  using (group_id = any (array(select my_vouching_groups())) and clinician_id <> (select acting_clinician()));
create policy vouchers_vouch on vouching for update to colloquy_app
  using (group_id = any (array(select my_vouching_groups())) and clinician_id <> (select acting_clinician()))
  with check (vouched_by = (select acting_clinician()) and clinician_id <> (select acting_clinician())
    and asked_by is distinct from (select acting_clinician()));

-- Who was a steward before and is invited again.
create policy stewards_return on steward for update to colloquy_app
  using (clinician_id = (select acting_clinician())
    and exists (select 1 from steward_invitation i where i.used_by = clinician_id and i.used_at > ended_at))
  with check (clinician_id = (select acting_clinician()));
