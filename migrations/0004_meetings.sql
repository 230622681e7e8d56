-- When groups meet, who comes, and the private calendar feed.
set local search_path = colloquy;

create table series (
  id uuid primary key,
  group_id uuid not null references "group",
  rule text not null check (rule <> ''),
  dates date[] not null default '{}',
  zone text not null check (zone like '%/%'),
  first_day date not null,
  starts_local time not null,
  minutes integer not null check (minutes between 15 and 480),
  made_by uuid not null references clinician,
  made_at timestamptz not null,
  ended_from timestamptz,
  made_until date not null,
  revision integer not null default 1
);
create index series_of_group on series (group_id);
comment on table series is 'A recurrence (RFC 5545 RRULE without DTSTART, or "dates" with a list) by wall time in its zone. made_until: last day up to which meetings were made. ended_from: from then on another series holds.';
call protect('series');
grant select, insert, update on series to colloquy_app;

create table meeting (
  id uuid primary key,
  group_id uuid not null references "group",
  series_id uuid references series,
  planned_day date,
  starts_at timestamptz not null,
  zone text not null,
  starts_local timestamp not null,
  minutes integer not null check (minutes between 15 and 480),
  state text not null check (state in ('planned', 'cancelled')),
  note text not null default '',
  revision integer not null default 0,
  room_opened_at timestamptz,
  room_ended_at timestamptz,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  unique (series_id, planned_day),
  unique (id, group_id)
);
create index meeting_of_group on meeting (group_id, starts_at);
create index meeting_when on meeting (starts_at);
comment on table meeting is 'One occurrence, the truth about when a group meets: starts_at is the instant, starts_local the wall time in zone it came from. planned_day: the day of the series it stands for. revision counts moves and cancellations (SEQUENCE of the feed).';
call protect('meeting');
grant select, insert, update on meeting to colloquy_app;
grant select on meeting to colloquy_guard;
create policy guard_reads on meeting for select to colloquy_guard using (true);

create table meeting_answer (
  meeting_id uuid not null,
  clinician_id uuid not null references clinician,
  group_id uuid not null,
  answer text not null check (answer in ('coming', 'maybe', 'not-coming')),
  answered_at timestamptz not null,
  primary key (meeting_id, clinician_id),
  foreign key (meeting_id, group_id) references meeting (id, group_id)
);
comment on table meeting_answer is 'Coming, maybe or not coming; the last answer stands.';
call protect('meeting_answer');
grant select, insert, update on meeting_answer to colloquy_app;

create table meeting_role (
  meeting_id uuid not null,
  group_id uuid not null,
  role text not null check (role in ('facilitator', 'timekeeper')),
  clinician_id uuid not null references clinician,
  set_by uuid references clinician,
  set_at timestamptz not null,
  primary key (meeting_id, role),
  foreign key (meeting_id, group_id) references meeting (id, group_id)
);
comment on table meeting_role is 'Who facilitates and keeps time at a meeting. set_by is null where the rota chose.';
call protect('meeting_role');
grant select, insert, update, delete on meeting_role to colloquy_app;
grant select on meeting_role to colloquy_guard;
create policy guard_reads on meeting_role for select to colloquy_guard using (true);

create table calendar_feed (
  id uuid primary key,
  clinician_id uuid not null unique references clinician,
  token_digest bytea not null unique,
  names_groups boolean not null default false,
  with_cancelled boolean not null default true,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  last_used_at timestamptz
);
comment on table calendar_feed is 'One private feed a person; only the SHA-256 of its token is kept. names_groups: the person chose to see group names in it.';
call protect('calendar_feed');
grant select, insert, update, delete on calendar_feed to colloquy_app;
grant select, update on calendar_feed to colloquy_guard;
create policy guard_asks on calendar_feed to colloquy_guard using (true) with check (true);

create function feed_owner(token bytea) returns uuid language plpgsql volatile security definer set search_path = colloquy, pg_temp as $$
declare owner uuid;
begin
  update calendar_feed set last_used_at = acting_now() where token_digest = token returning clinician_id into owner;
  return owner;
end $$;
comment on function feed_owner(bytea) is 'Whose feed this token opens, noting its use; null when unknown. The feed is then read as that clinician.';

create function group_facilitators(of_group uuid) returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select clinician_id from seat where group_id = of_group and role = 'facilitator' and state = 'active' $$;
comment on function group_facilitators(uuid) is 'For jobs: who can act for a group. Ids only.';

create function group_members(of_group uuid) returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select clinician_id from seat where group_id = of_group and state = 'active' $$;
comment on function group_members(uuid) is 'For jobs: who is to be told. Ids only.';

grant create on schema colloquy to colloquy_guard;
alter function feed_owner(bytea) owner to colloquy_guard;
alter function group_facilitators(uuid) owner to colloquy_guard;
alter function group_members(uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
grant execute on function feed_owner(bytea) to colloquy_app;
grant execute on function group_facilitators(uuid), group_members(uuid) to colloquy_jobs;

create policy members_read on series for select to colloquy_app using (group_id = any (array(select my_groups())) or group_id = any (array(select my_facilitated_groups())));
create policy facilitators_write on series for insert to colloquy_app with check (group_id = any (array(select my_facilitated_groups())) and made_by = (select acting_clinician()));
create policy facilitators_change on series for update to colloquy_app
  using (group_id = any (array(select my_facilitated_groups()))) with check (group_id = any (array(select my_facilitated_groups())));
create policy members_read on meeting for select to colloquy_app using (group_id = any (array(select my_groups())) or group_id = any (array(select my_facilitated_groups())));
create policy facilitators_write on meeting for insert to colloquy_app with check (group_id = any (array(select my_facilitated_groups())));
create policy facilitators_change on meeting for update to colloquy_app
  using (group_id = any (array(select my_facilitated_groups()))) with check (group_id = any (array(select my_facilitated_groups())));
create policy members_run_rooms on meeting for update to colloquy_app
  using (group_id = any (array(select my_open_groups()))) with check (group_id = any (array(select my_open_groups())));
create policy members_read on meeting_answer for select to colloquy_app using (group_id = any (array(select my_groups())));
create policy answer_for_oneself on meeting_answer for insert to colloquy_app
  with check (clinician_id = (select acting_clinician()) and group_id = any (array(select my_groups())));
create policy change_own on meeting_answer for update to colloquy_app
  using (clinician_id = (select acting_clinician()) and group_id = any (array(select my_groups()))) with check (clinician_id = (select acting_clinician()));
create policy members_read on meeting_role for select to colloquy_app using (group_id = any (array(select my_groups())));
create policy members_arrange on meeting_role to colloquy_app
  using (group_id = any (array(select my_groups()))) with check (group_id = any (array(select my_groups())));
create policy oneself on calendar_feed to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));

create function meeting_keeps_its_plan() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if current_user = 'colloquy_app' and not (new.group_id = any (array(select my_facilitated_groups()))) and
     (new.starts_at, new.minutes, new.state, new.group_id, new.note, new.revision) is distinct from (old.starts_at, old.minutes, old.state, old.group_id, old.note, old.revision) then
    raise exception 'only a facilitator moves or cancels a meeting' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function meeting_keeps_its_plan() is 'Members may open and end the room; only facilitators move or cancel.';
create trigger meeting_keeps_its_plan before update on meeting for each row execute function meeting_keeps_its_plan();
revoke execute on function meeting_keeps_its_plan() from public;
grant execute on function meeting_keeps_its_plan() to colloquy_app;
