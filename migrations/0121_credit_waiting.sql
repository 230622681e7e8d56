-- Today asks which meetings wait for credit: the few of the last weeks, not every meeting one was ever at.
set local search_path = colloquy;

grant select on credit_policy to colloquy_guard;
create policy guard_reads on credit_policy for select to colloquy_guard using (true);

create function my_meetings_to_credit() returns table (
    meeting_id uuid, group_id uuid, starts_at timestamptz, ends_at timestamptz, zone text, minutes integer,
    minutes_present integer, presenting_minutes integer, people_present integer, place text, area text,
    facilitator_name text, facilitator_credential text, evaluated_at timestamptz, documented uuid[])
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    with waiting as materialized (
      select a.meeting_id, a.minutes as present, a.presenting_minutes, e.made_at as evaluated_at
      from attendance a
      join meeting m on m.id = a.meeting_id
      left join evaluation e on e.meeting_id = a.meeting_id and e.clinician_id = a.clinician_id
      where a.clinician_id = acting_clinician() and m.state = 'planned'
        and coalesce(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute') <= acting_now()
        and exists (
          select 1 from credit_policy p
          where p.valid_from <= (m.starts_at at time zone 'UTC')::date + 1
            and (p.valid_to is null or p.valid_to >= (m.starts_at at time zone 'UTC')::date - 1)
            and (e.id is not null or not p.evaluation_required
                 or m.starts_at > acting_now() - make_interval(days => p.evaluation_days + 3))
            and not exists (
              select 1 from certificate d
              where d.clinician_id = a.clinician_id and d.meeting_id = a.meeting_id and d.policy_id = p.id)))
    select m.id, m.group_id, m.starts_at, least(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute'), m.zone, m.minutes,
      w.present, w.presenting_minutes,
      (select count(*)::int from attendance o where o.meeting_id = m.id and o.minutes > 0), c.place, c.area, f.name, f.credential,
      w.evaluated_at,
      array(select d.policy_id from certificate d where d.clinician_id = acting_clinician() and d.meeting_id = m.id)
    from waiting w
    join meeting m on m.id = w.meeting_id
    join charter c on c.group_id = m.group_id
    left join lateral (
      select p.name, p.credential from attendance l join clinician p on p.id = l.clinician_id
      where l.meeting_id = m.id and l.role = 'facilitator' order by l.minutes desc, l.clinician_id limit 1) f on true
  $$;
comment on function my_meetings_to_credit() is 'As my_attended_meetings(), but only meetings that some policy of their day could still give a document for, with when one evaluated them and the policies that gave one.';

grant create on schema colloquy to colloquy_guard;
alter function my_meetings_to_credit() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
grant execute on function my_meetings_to_credit() to colloquy_app;
