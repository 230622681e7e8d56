-- Minutes are counted without time spent stepped out, so another's minutes would tell who stepped out of which case:
-- they are for the person and the group's facilitators, who can correct them. The others see who was there.
set local search_path = colloquy;

drop policy group_reads on attendance;
create policy oneself_and_facilitators on attendance for select to colloquy_app
  using (clinician_id = (select acting_clinician()) or group_id = any (array(select my_facilitated_groups())));

create function meeting_attended_by(of_meeting uuid) returns table (clinician_id uuid, role text) language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$ select a.clinician_id, a.role from attendance a where a.meeting_id = of_meeting and a.group_id in (select my_groups()) and a.minutes > 0 $$;
comment on function meeting_attended_by(uuid) is 'Who was at a meeting of one''s group, and in which role; not for how long.';
grant create on schema colloquy to colloquy_guard;
alter function meeting_attended_by(uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function meeting_attended_by(uuid) from public;
grant execute on function meeting_attended_by(uuid) to colloquy_app;
