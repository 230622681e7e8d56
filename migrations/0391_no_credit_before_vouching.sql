-- Who facilitates a group, where and at what hour it meets stood in one's credit, and its name beside what one had asked
-- there. Until somebody has vouched, none of it is for whoever came with a steward's link; nor is a group into which the
-- person had opened an invitation.
set local search_path = colloquy;

grant create on schema colloquy to colloquy_guard;

create or replace function my_attended_meetings() returns table (
    meeting_id uuid, group_id uuid, starts_at timestamptz, ends_at timestamptz, zone text, minutes integer,
    minutes_present integer, presenting_minutes integer, people_present integer, place text, area text,
    facilitator_name text, facilitator_credential text)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select m.id, m.group_id, m.starts_at, least(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute'), m.zone, m.minutes,
      minutes_that_count(m.id, a.minutes), least(a.presenting_minutes, minutes_that_count(m.id, a.minutes)),
      (select count(*)::int from attendance o where o.meeting_id = m.id and o.minutes > 0), c.place, c.area, f.name, f.credential
    from attendance a
    join meeting m on m.id = a.meeting_id
    join charter c on c.group_id = m.group_id
    left join lateral (
      select p.name, p.credential from attendance l join clinician p on p.id = l.clinician_id
      where l.meeting_id = m.id and l.role = 'facilitator' order by l.minutes desc, l.clinician_id limit 1) f on true
    where a.clinician_id = acting_clinician() and m.state = 'planned'
      and a.group_id <> all (array(select my_unvouched_groups()))
      and coalesce(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute') <= acting_now()
  $$;
comment on function my_attended_meetings() is 'The meetings one was at, as credit needs them: also after one has left the group, whose rows one then no longer sees; not while somebody there must vouch for one. No group''s name; how many were present, not who, but for the facilitator.';

create or replace function my_meetings_to_credit() returns table (
    meeting_id uuid, group_id uuid, starts_at timestamptz, ends_at timestamptz, zone text, minutes integer,
    minutes_present integer, presenting_minutes integer, people_present integer, place text, area text,
    facilitator_name text, facilitator_credential text, evaluated_at timestamptz, documented uuid[])
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    with in_place as materialized (
      select d.meeting_id, d.policy_id from certificate d where d.clinician_id = acting_clinician() and d.revoked_at is null
      union
      select f.meeting_id, f.policy_id from my_final_revocations() f),
    waiting as materialized (
      select a.meeting_id, minutes_that_count(a.meeting_id, a.minutes) as present, a.presenting_minutes, e.made_at as evaluated_at
      from attendance a
      join meeting m on m.id = a.meeting_id
      left join evaluation e on e.meeting_id = a.meeting_id and e.clinician_id = a.clinician_id
      where a.clinician_id = acting_clinician() and m.state = 'planned'
        and a.group_id <> all (array(select my_unvouched_groups()))
        and coalesce(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute') <= acting_now()
        and exists (
          select 1 from credit_policy p
          where p.valid_from <= (m.starts_at at time zone 'UTC')::date + 1
            and (p.valid_to is null or p.valid_to >= (m.starts_at at time zone 'UTC')::date - 1)
            and (e.id is not null or not p.evaluation_required
                 or m.starts_at > acting_now() - make_interval(days => p.evaluation_days + 3))
            and not exists (
              select 1 from in_place d where d.meeting_id = a.meeting_id and d.policy_id = p.id)))
    select m.id, m.group_id, m.starts_at, least(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute'), m.zone, m.minutes,
      w.present, least(w.presenting_minutes, w.present),
      (select count(*)::int from attendance o where o.meeting_id = m.id and o.minutes > 0), c.place, c.area, f.name, f.credential,
      w.evaluated_at,
      array(select d.policy_id from in_place d where d.meeting_id = m.id)
    from waiting w
    join meeting m on m.id = w.meeting_id
    join charter c on c.group_id = m.group_id
    left join lateral (
      select p.name, p.credential from attendance l join clinician p on p.id = l.clinician_id
      where l.meeting_id = m.id and l.role = 'facilitator' order by l.minutes desc, l.clinician_id limit 1) f on true
  $$;

create or replace function acting_attended(of_meeting uuid, in_group uuid, least_minutes integer) returns boolean
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select in_group <> all (array(select my_unvouched_groups()))
      and exists (select 1 from attendance where meeting_id = of_meeting and group_id = in_group
                    and clinician_id = acting_clinician() and minutes_that_count(of_meeting, minutes) >= greatest(1, least_minutes))
  $$;
comment on function acting_attended(uuid, uuid, integer) is 'Whether the acting clinician was at a meeting of this group for that long, time stepped out not counted; no while somebody there must vouch for them.';

create or replace function my_invited_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select group_id from group_invitation
    where opened_by = acting_clinician() and used_at is null and revoked_at is null and expires_at > acting_now()
      and not (select must_be_vouched_for())
  $$;
comment on function my_invited_groups() is 'Groups whose invitation one has opened and may still use; none before somebody has vouched.';

create or replace function my_applied_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select group_id from application where clinician_id = acting_clinician() and state = 'waiting'
      and group_id <> all (array(select my_unvouched_groups()))
  $$;
comment on function my_applied_groups() is 'Groups one waits to be let into. Declined or withdrawn, an unlisted group is out of sight again; accepted, the seat lets one in. None in which somebody must vouch for one.';

-- A case of a shut group was found before its door was asked: one query more than for an id nobody has.
create or replace function case_facts(of_case uuid) returns table (group_id uuid, presenter_id uuid) language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select c.group_id, c.presenter_id from "case" c
    where c.id = of_case and c.destroyed_at is null and c.presenter_id <> acting_clinician() and c.withdrawn_at is null
      and exists (select 1 from seat s where s.group_id = c.group_id and s.clinician_id = acting_clinician() and s.state in ('active', 'paused'))
      and c.group_id <> all (array(select my_unvouched_groups()))
      and not exists (select 1 from recusal r where r.case_id = c.id and r.clinician_id = acting_clinician())
  $$;
comment on function case_facts(uuid) is 'Group and presenter of a case of others in one''s group that one has not stepped out of: so that a shut door can say what mends it, and stepping out works before it. None while somebody there must vouch for one.';

-- Asked my_invited_groups(), which now waits for the vouching itself.
create or replace function ways_in_wait() returns boolean language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select exists (
        select 1 from vouching v join seat s on s.group_id = v.group_id and s.clinician_id <> v.clinician_id and s.state = 'active'
        where v.clinician_id = acting_clinician() and v.vouched_at is null and s.clinician_id is distinct from v.asked_by
          and (exists (select 1 from seat o where o.group_id = v.group_id and o.clinician_id = v.clinician_id
              and (o.state <> 'ended' or o.active_at is not null))
            or exists (select 1 from application a where a.group_id = v.group_id and a.clinician_id = v.clinician_id and a.state = 'waiting')
            or exists (select 1 from group_invitation i where i.group_id = v.group_id and i.opened_by = v.clinician_id
              and i.used_at is null and i.revoked_at is null and i.expires_at > acting_now())))
       and not exists (
         select 1 from vouching v where v.clinician_id = acting_clinician() and v.vouched_at is not null
           and v.needed_since >= (select max(needed_since) from vouching where clinician_id = acting_clinician()))
  $$;
revoke create on schema colloquy from colloquy_guard;

create policy not_before_vouching on certificate as restrictive to colloquy_app
  using (group_id <> all (array(select my_unvouched_groups())));

-- One that was decided stays within reach of the job that acts for its author and destroys the answers in time.
drop policy applicant_reads on application;
create policy applicant_reads on application for select to colloquy_app using (
  clinician_id = (select acting_clinician())
  and (state <> 'waiting' or group_id <> all (array(select my_unvouched_groups()))));
