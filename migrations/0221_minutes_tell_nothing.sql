-- Minutes without time spent stepped out told a group's facilitators, and through them a presenter who facilitates, who
-- stepped out of which case. The minutes they see count that time as present; what is taken off is the person's alone.
set local search_path = colloquy;

create table attendance_out (
  meeting_id uuid not null,
  clinician_id uuid not null references clinician,
  group_id uuid not null,
  minutes integer not null check (minutes >= 0),
  primary key (meeting_id, clinician_id),
  foreign key (meeting_id, group_id) references meeting (id, group_id)
);
comment on table attendance_out is 'Minutes of a meeting during which a person had stepped out: part of their minutes in attendance, not of their credit. The person''s alone, or it would tell who stepped out; everyone recorded has a row, most with 0.';
call protect('attendance_out');
grant select, insert on attendance_out to colloquy_app;
grant update (minutes) on attendance_out to colloquy_app;
grant select on attendance_out to colloquy_guard;
create policy guard_reads on attendance_out for select to colloquy_guard using (true);
create policy own_only on attendance_out for select to colloquy_app using (clinician_id = (select acting_clinician()));
create policy recorded_for_oneself on attendance_out for insert to colloquy_app with check (
  clinician_id = (select acting_clinician()) and meeting_id = any (array(select my_present_meetings())));
create policy recorded_again on attendance_out for update to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));

-- A facilitator's own rows are theirs like everyone's: they may correct minutes, not what is taken off.
create function minutes_that_count(of_meeting uuid, present integer) returns integer language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select greatest(0, present - coalesce(
      (select o.minutes from attendance_out o where o.meeting_id = of_meeting and o.clinician_id = acting_clinician()), 0))
  $$;
comment on function minutes_that_count(uuid, integer) is 'Of one''s own minutes at a meeting, as recorded or corrected, those that count for credit: without time stepped out.';

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
      and coalesce(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute') <= acting_now()
  $$;

create or replace function my_meetings_to_credit() returns table (
    meeting_id uuid, group_id uuid, starts_at timestamptz, ends_at timestamptz, zone text, minutes integer,
    minutes_present integer, presenting_minutes integer, people_present integer, place text, area text,
    facilitator_name text, facilitator_credential text, evaluated_at timestamptz, documented uuid[])
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    with waiting as materialized (
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
              select 1 from certificate d
              where d.clinician_id = a.clinician_id and d.meeting_id = a.meeting_id and d.policy_id = p.id)))
    select m.id, m.group_id, m.starts_at, least(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute'), m.zone, m.minutes,
      w.present, least(w.presenting_minutes, w.present),
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

create or replace function acting_attended(of_meeting uuid, in_group uuid, least_minutes integer) returns boolean
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select exists (select 1 from attendance where meeting_id = of_meeting and group_id = in_group
                     and clinician_id = acting_clinician() and minutes_that_count(of_meeting, minutes) >= greatest(1, least_minutes))
  $$;
comment on function acting_attended(uuid, uuid, integer) is 'Whether the acting clinician was at a meeting of this group for that long, time stepped out not counted.';

-- A document says what counts, and its code opens a page that says it: a facilitator, who may revoke it, sees neither.
drop policy facilitators_read on certificate;
create function facilitated_documents() returns table (
    certificate_id uuid, clinician_id uuid, group_id uuid, kind text, name text, starts_at text, zone text, issued_at timestamptz,
    revoked_at timestamptz)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select c.id, c.clinician_id, c.group_id, c.kind, c.facts -> 'learner' ->> 'name', c.facts ->> 'startsAt', c.facts ->> 'zone', c.issued_at,
      c.revoked_at
    from certificate c where c.group_id in (select my_facilitated_groups())
  $$;
comment on function facilitated_documents() is 'Documents of meetings of groups one facilitates, to find the one to revoke: whose and of when, not for how many minutes, nor the code.';

grant create on schema colloquy to colloquy_guard;
alter function facilitated_documents() owner to colloquy_guard;
alter function minutes_that_count(uuid, integer) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function facilitated_documents(), minutes_that_count(uuid, integer) from public;
grant execute on function facilitated_documents(), minutes_that_count(uuid, integer) to colloquy_app;
