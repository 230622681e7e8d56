-- Where two led an evening, its documents name both.
set local search_path = colloquy;

drop function my_meetings_to_credit();
drop function my_attended_meetings();

-- Asked by the guard functions below only; granted to nobody.
create function facilitators_of(of_meeting uuid) returns jsonb language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'credential', p.credential) order by a.minutes desc, p.id), '[]')
    from attendance a join clinician p on p.id = a.clinician_id
    where a.meeting_id = of_meeting and a.role = 'facilitator' and a.minutes > 0
  $$;
comment on function facilitators_of(uuid) is 'Who facilitated a meeting and was there, who was there longest first: for its documents.';

create function my_attended_meetings() returns table (
    meeting_id uuid, group_id uuid, starts_at timestamptz, ends_at timestamptz, zone text, minutes integer,
    minutes_present integer, presenting_minutes integer, people_present integer, place text, area text,
    facilitators jsonb)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select m.id, m.group_id, m.starts_at, least(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute'), m.zone, m.minutes,
      minutes_that_count(m.id, a.minutes), least(a.presenting_minutes, minutes_that_count(m.id, a.minutes)),
      (select count(*)::int from attendance o where o.meeting_id = m.id and o.minutes > 0), c.place, c.area, facilitators_of(m.id)
    from attendance a
    join meeting m on m.id = a.meeting_id
    join charter c on c.group_id = m.group_id
    where a.clinician_id = acting_clinician() and m.state = 'planned'
      and a.group_id <> all (array(select my_unvouched_groups()))
      and coalesce(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute') <= acting_now()
  $$;
comment on function my_attended_meetings() is 'The meetings one was at, as credit needs them: also after one has left the group, whose rows one then no longer sees; not while somebody there must vouch for one. No group''s name; how many were present, not who, but for the facilitators.';

create function my_meetings_to_credit() returns table (
    meeting_id uuid, group_id uuid, starts_at timestamptz, ends_at timestamptz, zone text, minutes integer,
    minutes_present integer, presenting_minutes integer, people_present integer, place text, area text,
    facilitators jsonb, evaluated_at timestamptz, documented uuid[])
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
      (select count(*)::int from attendance o where o.meeting_id = m.id and o.minutes > 0), c.place, c.area, facilitators_of(m.id),
      w.evaluated_at,
      array(select d.policy_id from in_place d where d.meeting_id = m.id)
    from waiting w
    join meeting m on m.id = w.meeting_id
    join charter c on c.group_id = m.group_id
  $$;

comment on function my_meetings_to_credit() is 'As my_attended_meetings(), but only meetings that some policy of their day could still give a document for, with when one evaluated them and the policies that gave one.';

grant create on schema colloquy to colloquy_guard;
alter function facilitators_of(uuid) owner to colloquy_guard;
alter function my_attended_meetings() owner to colloquy_guard;
alter function my_meetings_to_credit() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function facilitators_of(uuid), my_attended_meetings(), my_meetings_to_credit() from public;
grant execute on function my_attended_meetings(), my_meetings_to_credit() to colloquy_app;
