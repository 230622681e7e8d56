-- A turn and its case hold together however the turn came about: taken in the room, retaken, or for a case shared without
-- a date. Only so does stepping out reach the room. A case's own meeting, and the date of its destruction, follow its turn.
set local search_path = colloquy;

-- Neither index holds any more: a presenter may take another turn in the room, and a turn that who moves another one has
-- stepped out of must not be in its way, since a refusal would tell of it. Who takes a turn waits for others (lock_group).
drop index agenda_one_turn;
drop index case_one_a_turn;

alter table agenda_item add column unwritten boolean not null default false;
comment on column agenda_item.unwritten is 'Its presenter said that none of their shared cases is presented in this turn.';
grant update (unwritten) on agenda_item to colloquy_app;
grant update (case_id) on agenda_item to colloquy_guard;
create policy guard_ties on agenda_item for update to colloquy_guard using (true) with check (true);
grant update (meeting_id, destroy_at) on "case" to colloquy_guard;
create policy guard_dates on "case" for update to colloquy_guard using (true) with check (true);

create function turns_taken(of_meetings uuid[]) returns table (meeting_id uuid, taken integer) language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select a.meeting_id, count(*)::int from agenda_item a
    where a.meeting_id = any (of_meetings) and a.kind = 'case' and a.group_id in (select my_groups()) group by a.meeting_id
  $$;
comment on function turns_taken(uuid[]) is 'How many places for cases are taken, the same for all: who took one more than there are would show the others that there is a turn they stepped out of.';

create function turn_has_begun(of_turn uuid) returns boolean language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select exists (
      select 1 from agenda_item a join room_event e on e.meeting_id = a.meeting_id
      where a.id = of_turn and a.group_id in (select my_groups()) and e.kind = 'part-began' and e.detail ->> 'partId' = a.id::text)
  $$;
comment on function turn_has_begun(uuid) is 'Whether a turn of one''s group was or is on in its room: from then on it keeps its case and its date.';

create or replace function agenda_item_keeps_itself() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
declare ties boolean := new.case_id is distinct from old.case_id;
begin
  if current_user <> 'colloquy_app' then return new; end if;
  if (ties or new.unwritten <> old.unwritten) and old.presenter_id is distinct from acting_clinician() then
    raise exception 'a turn''s case is its presenter''s' using errcode = '42501';
  end if;
  if ties and new.case_id is not null and not exists (
      select 1 from "case" c where c.id = new.case_id and c.group_id = new.group_id and c.id = any (array(select my_presented_cases()))) then
    raise exception 'a turn shows a case of its presenter''s own' using errcode = '42501';
  end if;
  if (new.meeting_id <> old.meeting_id or (ties and old.case_id is not null)) and turn_has_begun(old.id) then
    raise exception 'a turn that has begun keeps its case and its date' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function agenda_item_keeps_itself() is 'A presenter ties own cases of the group, and nobody else''s, to own turns; once a turn has begun it keeps its case and its date.';

create function tie_turn(of_turn uuid) returns void language sql volatile security definer set search_path = colloquy, pg_temp
  as $$
    update agenda_item a set case_id = (
        select c.id from "case" c
        where c.group_id = a.group_id and c.presenter_id = a.presenter_id and c.withdrawn_at is null and c.destroyed_at is null
          and not exists (select 1 from agenda_item t join meeting m on m.id = t.meeting_id
            where t.case_id = c.id and (t.meeting_id = a.meeting_id or m.state = 'planned'))
        order by (c.meeting_id = a.meeting_id) is true desc, c.shared_at desc, c.id limit 1)
    from meeting m
    where a.id = of_turn and a.kind = 'case' and a.case_id is null and not a.unwritten and a.group_id in (select my_open_groups())
      and m.id = a.meeting_id and m.room_opened_at is not null and m.room_ended_at is null
  $$;
comment on function tie_turn(uuid) is 'A turn about to begin in an open room, for which no case was shared, shows the newest case of its presenter''s that has no other turn: it is safer to send someone out for nothing than to let them hear what they stepped out of.';

create function destruction_of(of_group uuid, of_meeting uuid, shared timestamptz) returns timestamptz language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select coalesce((select starts_at + make_interval(mins => minutes) from meeting where id = of_meeting), shared)
      + make_interval(hours => 24 * (select keep_days from charter where group_id = of_group))
  $$;
comment on function destruction_of(uuid, uuid, timestamptz) is 'When a case is destroyed: the group''s days after its meeting ended, or after sharing. Asked by the triggers below only; the rule is destructionOf in case.ts.';

create function case_follows_turn() returns trigger language plpgsql security definer set search_path = colloquy, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.case_id is distinct from new.case_id then
    -- Taken back it keeps its date; otherwise it waits for another turn.
    update "case" set meeting_id = null where id = old.case_id and meeting_id = old.meeting_id and withdrawn_at is null;
  end if;
  update "case" set meeting_id = new.meeting_id where id = new.case_id and meeting_id is distinct from new.meeting_id;
  if new.case_id is not null then perform pg_notify('colloquy_room', new.meeting_id::text); end if;
  return null;
end $$;
comment on function case_follows_turn() is 'A case is presented at the meeting of its turn; the room looks again at who may hear it.';
create trigger case_follows_turn after insert or update of case_id, meeting_id on agenda_item for each row execute function case_follows_turn();

create function case_is_dated() returns trigger language plpgsql security definer set search_path = colloquy, pg_temp as $$
begin
  if new.meeting_id is distinct from old.meeting_id and new.destroyed_at is null then
    new.destroy_at := destruction_of(new.group_id, new.meeting_id, new.shared_at);
    perform enqueue_job(gen_random_uuid(), 'case.destroy', '{}', new.id::text, new.destroy_at);
  end if;
  return new;
end $$;
comment on function case_is_dated() is 'With another meeting a case has another date of destruction.';
create trigger case_is_dated before update of meeting_id on "case" for each row execute function case_is_dated();

create function cases_are_dated() returns trigger language plpgsql security definer set search_path = colloquy, pg_temp as $$
declare dated record;
begin
  for dated in update "case" set destroy_at = destruction_of(group_id, meeting_id, shared_at)
      where meeting_id = new.id and destroyed_at is null returning id, destroy_at loop
    perform enqueue_job(gen_random_uuid(), 'case.destroy', '{}', dated.id::text, dated.destroy_at);
  end loop;
  return null;
end $$;
comment on function cases_are_dated() is 'When a meeting is moved its cases are kept from its new end on, be it earlier or later.';
create trigger cases_are_dated after update of starts_at, minutes on meeting for each row
  when ((new.starts_at, new.minutes) is distinct from (old.starts_at, old.minutes)) execute function cases_are_dated();

-- The stream says which case is on, so that a page shows the way out of it also where it was tied in the midst; and that
-- the meeting was cancelled, which wakes it.
create or replace function room_news(of_meeting uuid, after_sequence integer, listeners uuid[]) returns json
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    with on_now as materialized (select room_case(of_meeting) as id)
    select json_build_object(
      'now', extract(epoch from acting_now()) * 1000,
      'caseId', (select id from on_now),
      'isCancelled', exists (select 1 from meeting where id = of_meeting and state = 'cancelled'),
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

create function tell_room_cancelled() returns trigger language plpgsql security definer set search_path = colloquy, pg_temp as $$
begin
  perform pg_notify('colloquy_room', new.id::text);
  return null;
end $$;
comment on function tell_room_cancelled() is 'After a meeting was cancelled or is on again: its room''s streams look again.';
create trigger tell_room_cancelled after update of state on meeting for each row
  when (new.state <> old.state) execute function tell_room_cancelled();

grant create on schema colloquy to colloquy_guard;
alter function turns_taken(uuid[]) owner to colloquy_guard;
alter function turn_has_begun(uuid) owner to colloquy_guard;
alter function tie_turn(uuid) owner to colloquy_guard;
alter function destruction_of(uuid, uuid, timestamptz) owner to colloquy_guard;
alter function case_follows_turn() owner to colloquy_guard;
alter function case_is_dated() owner to colloquy_guard;
alter function cases_are_dated() owner to colloquy_guard;
alter function tell_room_cancelled() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function turns_taken(uuid[]), turn_has_begun(uuid), tie_turn(uuid), destruction_of(uuid, uuid, timestamptz), case_follows_turn(), case_is_dated(),
  cases_are_dated(), tell_room_cancelled() from public;
grant execute on function turns_taken(uuid[]), turn_has_begun(uuid), tie_turn(uuid), case_follows_turn(), case_is_dated(), cases_are_dated(), tell_room_cancelled()
  to colloquy_app;
