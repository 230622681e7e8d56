-- A steward must not become a member by resetting a member's sign-in: until somebody of the group vouches, the group
-- knows nothing of the person who comes with the new sign-in, an office there has no power, and what is the person's
-- alone stays shut. What is due is destroyed all the same, so the rows that are due stay within reach.
set local search_path = colloquy;

create function my_unvouched_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select group_id from vouching where clinician_id = acting_clinician() and vouched_at is null $$;
comment on function my_unvouched_groups() is 'Groups in which somebody has still to vouch for the acting clinician.';

grant create on schema colloquy to colloquy_guard;
alter function my_unvouched_groups() owner to colloquy_guard;

create or replace function my_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select s.group_id from seat s where s.clinician_id = acting_clinician() and s.state in ('active', 'paused')
      and not exists (select 1 from vouching w where w.clinician_id = s.clinician_id and w.group_id = s.group_id and w.vouched_at is null)
  $$;
comment on function my_groups() is 'Groups one is a member of: what the group knows about itself. None while somebody there has to vouch for one.';

create or replace function my_facilitated_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select s.group_id from seat s
      where s.clinician_id = acting_clinician() and s.state in ('active', 'paused') and s.role = 'facilitator'
        and not exists (select 1 from vouching w where w.clinician_id = s.clinician_id and w.group_id = s.group_id and w.vouched_at is null)
    union select id from "group" where founder_id = acting_clinician() and state = 'draft'
  $$;
comment on function my_facilitated_groups() is 'Groups one facilitates, and own drafts. Not while somebody there has to vouch for one.';

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
        or exists (select 1 from case_draft d where d.group_id = g.id and d.clinician_id = person))
      and not exists (select 1 from vouching v where v.clinician_id = person and v.group_id = g.id and v.vouched_at is null);
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

create or replace function must_be_vouched_for() returns boolean language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select exists (
        select 1 from vouching v join seat s on s.group_id = v.group_id and s.clinician_id <> v.clinician_id and s.state = 'active'
        where v.clinician_id = acting_clinician() and s.clinician_id is distinct from v.asked_by)
       and not exists (
         select 1 from vouching v where v.clinician_id = acting_clinician() and v.vouched_at is not null
           and v.needed_since >= (select max(needed_since) from vouching where clinician_id = acting_clinician()))
  $$;
comment on function must_be_vouched_for() is 'Whether one''s sign-in was reset by a steward, there is somebody who could vouch, and nobody has since: then what is one''s own alone stays shut too.';

create or replace function my_presented_cases() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select c.id from "case" c
    where c.presenter_id = acting_clinician() and c.destroyed_at is null
      and (c.group_id <> all (array(select my_unvouched_groups())) or c.destroy_at <= acting_now())
  $$;
comment on function my_presented_cases() is 'Own cases that are not destroyed; while somebody must vouch for one, only those whose date has come.';

create or replace function my_cases() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select my_presented_cases()
    union all
    select c.id from "case" c
    where c.group_id = any (array(select may_enter(acting_clinician()))) and c.presenter_id <> acting_clinician()
      and c.destroyed_at is null and c.withdrawn_at is null
      and not exists (select 1 from recusal r where r.case_id = c.id and r.clinician_id = acting_clinician())
  $$;

create or replace function case_facts(of_case uuid) returns table (group_id uuid, presenter_id uuid) language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select c.group_id, c.presenter_id from "case" c
    where c.id = of_case and c.destroyed_at is null
      and ((c.presenter_id = acting_clinician() and c.group_id in (select my_unvouched_groups()) and c.group_id in (select my_seat_groups()))
        or (c.presenter_id <> acting_clinician() and c.withdrawn_at is null
          and exists (select 1 from seat s where s.group_id = c.group_id and s.clinician_id = acting_clinician() and s.state in ('active', 'paused'))
          and not exists (select 1 from recusal r where r.case_id = c.id and r.clinician_id = acting_clinician())))
  $$;
comment on function case_facts(uuid) is 'Group and presenter of a case in one''s group that one has not stepped out of: so that a shut door can say what mends it, and stepping out works before it.';
revoke create on schema colloquy from colloquy_guard;
revoke execute on function my_unvouched_groups() from public;
grant execute on function my_unvouched_groups() to colloquy_app;

drop policy presenter_shares on "case";
drop policy presenter_changes on "case";
drop policy presenter_reads on "case";
create policy presenter_shares on "case" for insert to colloquy_app with check (
  presenter_id = (select acting_clinician()) and group_id = any (array(select my_open_groups()))
  and (meeting_id is null or exists (select 1 from meeting m where m.id = meeting_id and m.group_id = "case".group_id)));
create policy presenter_changes on "case" for update to colloquy_app
  using (presenter_id = (select acting_clinician()) and (group_id <> all (array(select my_unvouched_groups())) or destroy_at <= (select acting_now())))
  with check (presenter_id = (select acting_clinician()));
-- After destruction the row is no longer among my_cases(); its presenter still sees the bare dates.
create policy presenter_reads on "case" for select to colloquy_app
  using (presenter_id = (select acting_clinician()) and (group_id <> all (array(select my_unvouched_groups())) or destroy_at <= (select acting_now())));

drop policy author_only on case_draft;
create policy author_reads on case_draft for select to colloquy_app using (
  clinician_id = (select acting_clinician())
  and (group_id <> all (array(select my_unvouched_groups())) or changed_at < (select acting_now()) - interval '720 hours'));
create policy author_begins on case_draft for insert to colloquy_app with check (
  clinician_id = (select acting_clinician())
  and (group_id = any (array(select my_open_groups())) or case_id = any (array(select my_presented_cases())))
  and (case_id is null or case_id = any (array(select my_presented_cases())))
  and (meeting_id is null or exists (select 1 from meeting m where m.id = meeting_id and m.group_id = case_draft.group_id)));
create policy author_changes on case_draft for update to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));
create policy author_deletes on case_draft for delete to colloquy_app using (clinician_id = (select acting_clinician()));

drop policy presenter_keeps on takeaway;
create policy presenter_keeps on takeaway to colloquy_app
  using (clinician_id = (select acting_clinician()) and case_id = any (array(select my_presented_cases())))
  with check (clinician_id = (select acting_clinician()) and case_id = any (array(select my_presented_cases())));
drop policy presenter_keeps on follow_up;
create policy presenter_keeps on follow_up to colloquy_app
  using (clinician_id = (select acting_clinician()) and case_id = any (array(select my_presented_cases())))
  with check (clinician_id = (select acting_clinician()) and case_id = any (array(select my_presented_cases())));

create policy not_before_vouching on evaluation as restrictive to colloquy_app
  using (group_id <> all (array(select my_unvouched_groups())));
create policy not_before_vouching on availability as restrictive to colloquy_app using (not (select must_be_vouched_for()));
