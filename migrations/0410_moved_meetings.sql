-- A moved meeting says from when it was moved, and an answer says which hour it was given for: one given for an hour that
-- the meeting no longer has is kept, and asked for again.
set local search_path = colloquy;

alter table meeting add column moved_from timestamptz, add column first_at timestamptz,
  add constraint moved_from_somewhere check ((moved_from is null) = (first_at is null));
comment on table meeting is 'One occurrence, the truth about when a group meets: starts_at is the instant, starts_local the wall time in zone it came from. planned_day: the day of the series it stands for. Once moved, moved_from: the hour it had before its newest move; first_at: the one its series gave it. revision counts moves and cancellations (SEQUENCE of the feed).';
grant update (moved_from, first_at) on meeting to colloquy_app;

-- What was moved before this: one known hour, the one its series gave it.
update meeting m set moved_from = p.at, first_at = p.at
  from (select one.id, (one.planned_day + s.starts_local) at time zone one.zone as at
        from meeting one join series s on s.id = one.series_id where one.planned_day is not null) p
  where p.id = m.id and p.at <> m.starts_at;

alter table meeting_answer add column for_start timestamptz;
update meeting_answer a set for_start = case when m.first_at is not null and a.answered_at < m.changed_at then m.first_at else m.starts_at end
  from meeting m where m.id = a.meeting_id;
alter table meeting_answer alter column for_start set not null;
comment on table meeting_answer is 'Coming, maybe or not coming; the last answer stands. for_start: the hour it was given for; where the meeting has another by now, it is asked again.';
grant update (for_start) on meeting_answer to colloquy_app;

create or replace function meeting_keeps_its_plan() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if current_user = 'colloquy_app' and not (new.group_id = any (array(select my_facilitated_groups()))) and
     (new.starts_at, new.minutes, new.state, new.group_id, new.revision, new.moved_from, new.first_at)
       is distinct from (old.starts_at, old.minutes, old.state, old.group_id, old.revision, old.moved_from, old.first_at) then
    raise exception 'only a facilitator moves or cancels a meeting' using errcode = '42501';
  end if;
  return new;
end $$;
