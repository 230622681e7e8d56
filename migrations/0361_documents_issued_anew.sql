-- A revoked document stood in the way of a right one: one row a person, meeting and policy, for ever. Now one *valid* row;
-- and since people issue their own, a new one only after a facilitator corrected the minutes that the old one was made of.
set local search_path = colloquy;

alter table certificate drop constraint certificate_clinician_id_meeting_id_policy_id_key;
create unique index certificate_valid_once on certificate (clinician_id, meeting_id, policy_id) where revoked_at is null;
create index certificate_revoked on certificate (clinician_id, meeting_id, policy_id) where revoked_at is not null;

create function my_final_revocations() returns table (certificate_id uuid, meeting_id uuid, policy_id uuid)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select d.id, d.meeting_id, d.policy_id from certificate d
    left join attendance a on a.meeting_id = d.meeting_id and a.clinician_id = d.clinician_id
    where d.clinician_id = acting_clinician() and d.revoked_at is not null
      and d.issued_at >= coalesce(a.corrected_at, '-infinity')
  $$;
comment on function my_final_revocations() is 'One''s revoked documents whose minutes nobody corrected since they were issued: nothing new is issued in their place.';
grant create on schema colloquy to colloquy_guard;
alter function my_final_revocations() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function my_final_revocations() from public;
grant execute on function my_final_revocations() to colloquy_app;

drop policy issued_to_oneself on certificate;
create policy issued_to_oneself on certificate for insert to colloquy_app with check (
  clinician_id = (select acting_clinician()) and revoked_at is null and revoked_by is null and sealed_reason is null
  and (select acting_attended(certificate.meeting_id, certificate.group_id, certificate.minutes))
  and not exists (
    select 1 from my_final_revocations() f where f.meeting_id = certificate.meeting_id and f.policy_id = certificate.policy_id));

create or replace function my_meetings_to_credit() returns table (
    meeting_id uuid, group_id uuid, starts_at timestamptz, ends_at timestamptz, zone text, minutes integer,
    minutes_present integer, presenting_minutes integer, people_present integer, place text, area text,
    facilitator_name text, facilitator_credential text, evaluated_at timestamptz, documented uuid[])
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    with waiting as materialized (
      select a.meeting_id, minutes_that_count(a.meeting_id, a.minutes) as present, a.presenting_minutes, a.corrected_at, e.made_at as evaluated_at
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
              where d.clinician_id = a.clinician_id and d.meeting_id = a.meeting_id and d.policy_id = p.id
                and (d.revoked_at is null or d.issued_at >= coalesce(a.corrected_at, '-infinity')))))
    select m.id, m.group_id, m.starts_at, least(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute'), m.zone, m.minutes,
      w.present, least(w.presenting_minutes, w.present),
      (select count(*)::int from attendance o where o.meeting_id = m.id and o.minutes > 0), c.place, c.area, f.name, f.credential,
      w.evaluated_at,
      array(select d.policy_id from certificate d where d.clinician_id = acting_clinician() and d.meeting_id = m.id
              and (d.revoked_at is null or d.issued_at >= coalesce(w.corrected_at, '-infinity')))
    from waiting w
    join meeting m on m.id = w.meeting_id
    join charter c on c.group_id = m.group_id
    left join lateral (
      select p.name, p.credential from attendance l join clinician p on p.id = l.clinician_id
      where l.meeting_id = m.id and l.role = 'facilitator' order by l.minutes desc, l.clinician_id limit 1) f on true
  $$;
