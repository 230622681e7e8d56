-- A revocation lasted only where nobody ever corrected: minutes corrected before it, or by the facilitator whose own document
-- it was, made room for a new one. Now only a correction that came after it, by a facilitator who is not the holder.
set local search_path = colloquy;

create or replace function my_final_revocations() returns table (certificate_id uuid, meeting_id uuid, policy_id uuid)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select d.id, d.meeting_id, d.policy_id from certificate d
    left join attendance a on a.meeting_id = d.meeting_id and a.clinician_id = d.clinician_id
    where d.clinician_id = acting_clinician() and d.revoked_at is not null
      and not coalesce(a.corrected_at > d.revoked_at and a.corrected_by <> d.clinician_id, false)
  $$;
comment on function my_final_revocations() is 'One''s revoked documents whose minutes nobody but oneself corrected since they were revoked: nothing new is issued in their place.';

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
