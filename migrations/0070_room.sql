-- The live room's walls: what a case's part leaves in the log exists only for those for whom the case exists; who is
-- present is said by guard functions that leave out whoever stepped out; minutes are recorded by each person's own hand.
set local search_path = colloquy;

grant select on room_event, presence to colloquy_guard;
create policy guard_reads on room_event for select to colloquy_guard using (true);
create policy guard_reads on presence for select to colloquy_guard using (true);

drop policy those_inside_read on room_event;
drop policy those_inside_act on room_event;
create policy those_inside_read on room_event for select to colloquy_app using (
  group_id = any (array(select my_open_groups())) and (case_id is null or case_id <> all (array(select my_stepped_out_cases()))));
create policy those_inside_act on room_event for insert to colloquy_app with check (
  actor_id = (select acting_clinician()) and group_id = any (array(select my_open_groups()))
  and (case_id is null or case_id <> all (array(select my_stepped_out_cases()))));

-- A device that goes on answering while its owner is missing from a case would tell who stepped out.
drop policy members_read on presence;
create policy own_only on presence for select to colloquy_app using (clinician_id = (select acting_clinician()));

create function my_present_meetings() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select distinct meeting_id from presence where clinician_id = acting_clinician() $$;
comment on function my_present_meetings() is 'Meetings in whose room a device of one''s own answered.';

drop policy recorded_in_group on attendance;
drop policy facilitators_correct on attendance;
create policy recorded_for_oneself on attendance for insert to colloquy_app with check (
  clinician_id = (select acting_clinician()) and corrected_at is null and meeting_id = any (array(select my_present_meetings())));
create policy recorded_again on attendance for update to colloquy_app
  using (clinician_id = (select acting_clinician()) and corrected_at is null)
  with check (clinician_id = (select acting_clinician()) and corrected_at is null);
create policy facilitators_add on attendance for insert to colloquy_app
  with check (group_id = any (array(select my_facilitated_groups())) and corrected_by = (select acting_clinician()));
create policy facilitators_correct on attendance for update to colloquy_app
  using (group_id = any (array(select my_facilitated_groups())))
  with check (group_id = any (array(select my_facilitated_groups())) and corrected_by = (select acting_clinician()));

-- Asked by the guard functions below only; granted to nobody.
create function room_case(of_meeting uuid) returns uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select a.case_id from (
      select kind, detail from room_event
      where meeting_id = of_meeting and kind in ('part-began', 'part-ended', 'ended') order by sequence desc limit 1) last
    join agenda_item a on last.kind = 'part-began' and a.id::text = last.detail ->> 'partId' and a.meeting_id = of_meeting
  $$;
comment on function room_case(uuid) is 'The case that is on in a room; null between cases.';

create function room_head(of_meeting uuid) returns integer language plpgsql volatile security definer set search_path = colloquy, pg_temp as $$
begin
  -- One command at a time for a meeting, until its transaction ends.
  perform pg_advisory_xact_lock(hashtext('colloquy.room'), hashtext(of_meeting::text));
  return coalesce((select max(sequence) from room_event where meeting_id = of_meeting
    and group_id in (select my_open_groups())), 0);
end $$;
comment on function room_head(uuid) is 'The number of a room''s newest event, hidden ones included, locked for the rest of the transaction.';

create function room_plan(of_meeting uuid) returns table (turn_id uuid, presenter_id uuid, case_id uuid, out_since timestamptz)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select a.id, case when r.at is null then a.presenter_id end, case when r.at is null then a.case_id end, r.at
    from agenda_item a left join recusal r on r.case_id = a.case_id and r.clinician_id = acting_clinician()
    where a.meeting_id = of_meeting and a.kind = 'case' and a.group_id in (select my_open_groups())
    order by a.position, a.id
  $$;
comment on function room_plan(uuid) is 'Turns of a meeting. Of a case one has stepped out of: only that there is a turn, so that the room can say when to come back.';

create function room_people(of_meeting uuid) returns table (clinician_id uuid, last_at timestamptz)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select p.clinician_id, max(p.last_at) from presence p
    where p.meeting_id = of_meeting and p.group_id in (select my_open_groups()) and p.group_id in (select may_enter(p.clinician_id))
      and not exists (select 1 from recusal r where r.case_id = room_case(of_meeting) and r.clinician_id in (p.clinician_id, acting_clinician()))
    group by p.clinician_id
  $$;
comment on function room_people(uuid) is 'Who was in the room and when each last answered, without those who stepped out of the case that is on; nobody for who stepped out oneself.';

create function room_stand_in(of_meeting uuid, of_turn uuid, keeper uuid) returns uuid
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select p.clinician_id from presence p left join agenda_item a on a.id = of_turn and a.meeting_id = of_meeting
    where p.meeting_id = of_meeting and p.group_id in (select my_open_groups()) and p.clinician_id <> acting_clinician()
      and p.last_at >= acting_now() - interval '30 seconds' and p.clinician_id is distinct from a.presenter_id
      and p.group_id in (select may_enter(p.clinician_id))
      and not exists (select 1 from recusal r where r.case_id = a.case_id and r.clinician_id = p.clinician_id)
    order by (p.clinician_id = keeper) is true desc, p.from_at, p.clinician_id limit 1
  $$;
comment on function room_stand_in(uuid, uuid, uuid) is 'Who can facilitate this turn in one''s place: present, not presenting, not stepped out; the timekeeper first.';

drop function listeners_allowed(uuid, uuid, uuid[]);
create function room_news(of_meeting uuid, after_sequence integer, listeners uuid[]) returns json
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    with on_now as materialized (select room_case(of_meeting) as id)
    select json_build_object(
      'now', extract(epoch from acting_now()) * 1000,
      'events', coalesce((select json_agg(json_build_object('id', e.id, 'sequence', e.sequence, 'kind', e.kind, 'actorId', e.actor_id,
          'caseId', e.case_id, 'detail', e.detail, 'at', extract(epoch from e.at) * 1000) order by e.sequence)
        from room_event e where e.meeting_id = of_meeting and e.sequence > after_sequence), '[]'),
      'people', coalesce((select json_object_agg(p.clinician_id, p.seen) from (
          select clinician_id, extract(epoch from max(last_at)) * 1000 as seen from presence where meeting_id = of_meeting group by clinician_id) p
        where not exists (select 1 from recusal r, on_now where r.case_id = on_now.id and r.clinician_id = p.clinician_id)), '{}'),
      'listeners', coalesce((select json_object_agg(l,
          not exists (select 1 from recusal r, on_now where r.case_id = on_now.id and r.clinician_id = l))
        from unnest(listeners) l where (select group_id from meeting where id = of_meeting) in (select may_enter(l))), '{}'))
  $$;
comment on function room_news(uuid, integer, uuid[]) is 'For the live stream, in one query: new events (ids and numbers), who is present, and of these listeners those who may still have anything; true: also of the case that is on.';

create function meeting_attenders(of_meeting uuid) returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select distinct clinician_id from presence where meeting_id = of_meeting $$;
comment on function meeting_attenders(uuid) is 'For jobs: whose minutes are to be recorded. Ids only.';

create function note_room() returns trigger language plpgsql security definer set search_path = colloquy, pg_temp as $$
begin
  update meeting set room_opened_at = coalesce(room_opened_at, case when new.kind = 'opened' then new.at end),
                     room_ended_at = coalesce(room_ended_at, case when new.kind = 'ended' then new.at end)
    where id = new.meeting_id;
  return null;
end $$;
comment on function note_room() is 'The meeting itself says when its room opened and ended.';
grant update on meeting to colloquy_guard;
create policy guard_notes_rooms on meeting for update to colloquy_guard using (true) with check (true);
drop policy members_run_rooms on meeting;

-- Wakes the live streams; ids only.
create function tell_room() returns trigger language plpgsql security definer set search_path = colloquy, pg_temp as $$
begin
  perform pg_notify('colloquy_room', new.meeting_id::text);
  return null;
end $$;
comment on function tell_room() is 'After an event or an arrival: the meeting''s live streams look again.';
create function tell_rooms_of_case() returns trigger language plpgsql security definer set search_path = colloquy, pg_temp as $$
begin
  perform pg_notify('colloquy_room', meeting_id::text) from agenda_item where case_id = new.case_id;
  return null;
end $$;
comment on function tell_rooms_of_case() is 'After a recusal: the streams that carry this case look again and close.';

grant create on schema colloquy to colloquy_guard;
alter function my_present_meetings() owner to colloquy_guard;
alter function room_case(uuid) owner to colloquy_guard;
alter function room_head(uuid) owner to colloquy_guard;
alter function room_plan(uuid) owner to colloquy_guard;
alter function room_people(uuid) owner to colloquy_guard;
alter function room_stand_in(uuid, uuid, uuid) owner to colloquy_guard;
alter function room_news(uuid, integer, uuid[]) owner to colloquy_guard;
alter function meeting_attenders(uuid) owner to colloquy_guard;
alter function note_room() owner to colloquy_guard;
alter function tell_room() owner to colloquy_guard;
alter function tell_rooms_of_case() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
grant execute on function my_present_meetings(), room_head(uuid), room_plan(uuid), room_people(uuid), room_stand_in(uuid, uuid, uuid),
  note_room(), tell_room(), tell_rooms_of_case() to colloquy_app;
grant execute on function room_news(uuid, integer, uuid[]), meeting_attenders(uuid) to colloquy_jobs;

create trigger note_room after insert on room_event for each row when (new.kind in ('opened', 'ended')) execute function note_room();
create trigger tell_room after insert on room_event for each row execute function tell_room();
create trigger tell_room after insert on presence for each row execute function tell_room();
create trigger tell_rooms_of_case after insert on recusal for each row execute function tell_rooms_of_case();
