-- Documents named who was there longest first: whose minutes are more is for oneself and the group's facilitators.
set local search_path = colloquy;

grant create on schema colloquy to colloquy_guard;
create or replace function facilitators_of(of_meeting uuid) returns jsonb language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'credential', p.credential) order by p.name, p.id), '[]')
    from attendance a join clinician p on p.id = a.clinician_id
    where a.meeting_id = of_meeting and a.role = 'facilitator' and a.minutes > 0
  $$;
comment on function facilitators_of(uuid) is 'Who facilitated a meeting and was there, by name: for its documents. Their order says nothing of anybody''s minutes.';
revoke create on schema colloquy from colloquy_guard;
