-- A document said "recorded while the meeting ran" of minutes that a facilitator had set by hand, and more of them than the
-- time it gave. It says now where its minutes come from and when the room was open.
set local search_path = colloquy;

create function my_minutes_made(of_meeting uuid) returns table (
    room_opened_at timestamptz, room_ended_at timestamptz, corrected_at timestamptz, corrector_name text, corrector_credential text)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select m.room_opened_at, m.room_ended_at, a.corrected_at, p.name, p.credential
    from attendance a
    join meeting m on m.id = a.meeting_id
    left join clinician p on p.id = a.corrected_by
    where a.meeting_id = of_meeting and a.clinician_id = acting_clinician() and m.state = 'planned'
      and a.group_id <> all (array(select my_unvouched_groups()))
  $$;
comment on function my_minutes_made(uuid) is 'Where one''s own minutes at a meeting come from, for its document: when the room was open, and which facilitator corrected them when. Not why; also after one has left the group.';
grant create on schema colloquy to colloquy_guard;
alter function my_minutes_made(uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function my_minutes_made(uuid) from public;
grant execute on function my_minutes_made(uuid) to colloquy_app;
