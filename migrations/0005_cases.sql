-- Cases and all that is written about them; the live room; who was present.
set local search_path = colloquy;

create table case_draft (
  id uuid primary key,
  clinician_id uuid not null references clinician,
  group_id uuid not null references "group",
  meeting_id uuid references meeting,
  sealed bytea not null,
  revision integer not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index draft_of_clinician on case_draft (clinician_id, changed_at desc);
comment on table case_draft is 'A raw draft of a case; may hold a client''s name. Sealed under its author''s key, for the author alone; destroyed when shared or 30 days untouched.';
call protect('case_draft');
grant select, insert, update, delete on case_draft to colloquy_app;
grant select on case_draft to colloquy_guard;
create policy guard_reads on case_draft for select to colloquy_guard using (true);

create table "case" (
  id uuid primary key,
  group_id uuid not null references "group",
  meeting_id uuid references meeting,
  presenter_id uuid not null references clinician,
  template text not null,
  feedback text[] not null default '{}',
  sealed_title bytea,
  sealed_question bytea,
  sealed_text bytea,
  revision integer not null default 1,
  shared_at timestamptz not null,
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  destroy_at timestamptz not null,
  destroyed_at timestamptz,
  unique (id, group_id),
  check (destroyed_at is null or (sealed_title is null and sealed_question is null and sealed_text is null))
);
create index case_of_group on "case" (group_id, shared_at desc);
create index case_of_presenter on "case" (presenter_id, shared_at desc);
create index case_of_meeting on "case" (meeting_id);
create index case_due on "case" (destroy_at) where destroyed_at is null;
comment on table "case" is 'A shared case, sealed under a key of its own whose id is the case''s. Destroyed at destroy_at with everything written about it.';
call protect('"case"');
grant select, insert, update on "case" to colloquy_app;
grant select on "case" to colloquy_guard;
create policy guard_reads on "case" for select to colloquy_guard using (true);

create table agenda_item (
  id uuid primary key,
  meeting_id uuid not null,
  group_id uuid not null,
  kind text not null check (kind in ('case', 'check-in', 'business')),
  position integer not null,
  presenter_id uuid references clinician,
  case_id uuid references "case",
  made_by uuid not null references clinician,
  made_at timestamptz not null,
  foreign key (meeting_id, group_id) references meeting (id, group_id)
);
create unique index agenda_one_turn on agenda_item (meeting_id, presenter_id) where kind = 'case';
create index agenda_of_meeting on agenda_item (meeting_id, position);
create index agenda_of_presenter on agenda_item (presenter_id);
create index agenda_of_case on agenda_item (case_id);
comment on table agenda_item is 'What a meeting will do: case turns taken by presenters and other points. Holds no case text; case_id is set when the case is shared and shown only to who may read that case.';
call protect('agenda_item');
grant select, insert, update, delete on agenda_item to colloquy_app;
grant select on agenda_item to colloquy_guard;
create policy guard_reads on agenda_item for select to colloquy_guard using (true);

create table recusal (
  case_id uuid not null,
  clinician_id uuid not null references clinician,
  group_id uuid not null,
  at timestamptz not null,
  primary key (case_id, clinician_id),
  foreign key (case_id, group_id) references "case" (id, group_id)
);
create index recusal_of_clinician on recusal (clinician_id);
comment on table recusal is 'Who stepped out of a case, for good, without a reason. The presenter learns a number, nobody a name.';
call protect('recusal');
grant select, insert on recusal to colloquy_app;
grant select on recusal to colloquy_guard;
create policy guard_reads on recusal for select to colloquy_guard using (true);

create function my_presented_cases() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select id from "case" where presenter_id = acting_clinician() and destroyed_at is null $$;
comment on function my_presented_cases() is 'Own cases that are not destroyed.';

create function my_cases() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select c.id from "case" c
    where c.presenter_id = acting_clinician() and c.destroyed_at is null
    union all
    select c.id from "case" c
    where c.group_id = any (array(select may_enter(acting_clinician()))) and c.presenter_id <> acting_clinician()
      and c.destroyed_at is null and c.withdrawn_at is null
      and not exists (select 1 from recusal r where r.case_id = c.id and r.clinician_id = acting_clinician())
  $$;
comment on function my_cases() is 'Cases that exist for the acting clinician: own ones, and those of groups one may enter and has not stepped out of.';

create function my_stepped_out_cases() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select case_id from recusal where clinician_id = acting_clinician() $$;
comment on function my_stepped_out_cases() is 'Cases one has stepped out of: they must stay out of every list.';

create function stepped_out_count(of_case uuid) returns integer language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select count(*)::int from recusal where case_id = of_case and of_case in (select my_presented_cases()) $$;
comment on function stepped_out_count(uuid) is 'How many stepped out of one''s own case; never who.';

create function case_readers(of_case uuid) returns integer language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select count(*)::int from "case" c join seat s on s.group_id = c.group_id and s.state = 'active' and s.clinician_id <> c.presenter_id
    where c.id = of_case and c.presenter_id = acting_clinician() and c.group_id in (select may_enter(s.clinician_id))
      and not exists (select 1 from recusal r where r.case_id = c.id and r.clinician_id = s.clinician_id)
  $$;
comment on function case_readers(uuid) is 'How many members may read one''s own case now.';

create function who_may_enter(of_group uuid) returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select s.clinician_id from seat s where s.group_id = of_group and s.state = 'active'
          and of_group in (select my_groups()) and of_group in (select may_enter(s.clinician_id)) $$;
comment on function who_may_enter(uuid) is 'Members of one''s group who may enter it now, so that a presenter sees who will read.';

create function listeners_allowed(of_meeting uuid, of_case uuid, listeners uuid[]) returns setof uuid language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select l from unnest(listeners) l
    where (select group_id from meeting where id = of_meeting) in (select may_enter(l))
      and (of_case is null or not exists (select 1 from recusal r where r.case_id = of_case and r.clinician_id = l))
  $$;
comment on function listeners_allowed(uuid, uuid, uuid[]) is 'For the live stream: which of these listeners may have an event of this meeting (and case).';

create function due_drafts() returns table (draft_id uuid, clinician_id uuid) language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select id, clinician_id from case_draft where changed_at < acting_now() - interval '720 hours' limit 500 $$;
comment on function due_drafts() is 'For jobs: drafts 30 days untouched, with their authors.';

create function due_cases() returns table (case_id uuid, clinician_id uuid) language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select id, presenter_id from "case" where destroyed_at is null and destroy_at <= acting_now() limit 500 $$;
comment on function due_cases() is 'For jobs: cases whose date has come, with their presenters.';

create table case_reading (
  case_id uuid not null,
  clinician_id uuid not null references clinician,
  group_id uuid not null,
  at timestamptz not null,
  last_at timestamptz not null,
  primary key (case_id, clinician_id),
  foreign key (case_id, group_id) references "case" (id, group_id)
);
comment on table case_reading is 'Who said "I don''t recognize this client" and read, and when; shown to the presenter.';
call protect('case_reading');
grant select, insert, update on case_reading to colloquy_app;

create table response (
  id uuid primary key,
  case_id uuid not null,
  group_id uuid not null,
  author_id uuid not null references clinician,
  kind text not null check (kind in ('question', 'reflection', 'hypothesis', 'suggestion', 'resource')),
  sealed bytea,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  foreign key (case_id, group_id) references "case" (id, group_id)
);
create index response_of_case on response (case_id, made_at);
create index response_of_author on response (author_id);
comment on table response is 'What a member wrote to a case, sealed under the case''s key.';
call protect('response');
grant select, insert, update, delete on response to colloquy_app;

create table case_note (
  id uuid primary key,
  case_id uuid not null,
  group_id uuid not null,
  author_id uuid not null references clinician,
  sealed bytea not null,
  revision integer not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  offered_at timestamptz,
  foreign key (case_id, group_id) references "case" (id, group_id)
);
create index note_of_case on case_note (case_id, author_id);
create index note_of_author on case_note (author_id);
comment on table case_note is 'A private note on a case, sealed under the case''s key: its author''s only, until offered to the presenter.';
call protect('case_note');
grant select, insert, update, delete on case_note to colloquy_app;

create table takeaway (
  case_id uuid primary key,
  group_id uuid not null,
  clinician_id uuid not null references clinician,
  sealed bytea not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  follow_up_at timestamptz,
  foreign key (case_id, group_id) references "case" (id, group_id)
);
create index takeaway_of_clinician on takeaway (clinician_id, follow_up_at);
comment on table takeaway is 'One thing the presenter will try, and when to ask what came of it. Sealed under the case''s key.';
call protect('takeaway');
grant select, insert, update, delete on takeaway to colloquy_app;

create table follow_up (
  case_id uuid primary key,
  group_id uuid not null,
  clinician_id uuid not null references clinician,
  outcome text not null check (outcome in ('helped', 'partly', 'no-change', 'not-tried', 'something-else')),
  sealed bytea not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  foreign key (case_id, group_id) references "case" (id, group_id)
);
comment on table follow_up is 'What came of the takeaway, sealed under the case''s key.';
call protect('follow_up');
grant select, insert, update, delete on follow_up to colloquy_app;

create table room_event (
  id uuid primary key,
  meeting_id uuid not null,
  group_id uuid not null,
  sequence integer not null check (sequence > 0),
  kind text not null check (kind <> ''),
  actor_id uuid not null references clinician,
  case_id uuid,
  detail jsonb not null default '{}',
  at timestamptz not null,
  unique (meeting_id, sequence),
  foreign key (meeting_id, group_id) references meeting (id, group_id)
);
comment on table room_event is 'The live room''s log: what happened, by whom, in order; ids and numbers, no case text. Only added to.';
call protect('room_event');
grant select, insert on room_event to colloquy_app;

create table presence (
  id uuid primary key,
  meeting_id uuid not null,
  group_id uuid not null,
  clinician_id uuid not null references clinician,
  device text not null check (device <> ''),
  from_at timestamptz not null,
  last_at timestamptz not null,
  foreign key (meeting_id, group_id) references meeting (id, group_id)
);
create index presence_of_meeting on presence (meeting_id, clinician_id);
create index presence_of_clinician on presence (clinician_id);
comment on table presence is 'A stretch during which a person''s device answered; 30 seconds of silence end it.';
call protect('presence');
grant select, insert, update on presence to colloquy_app;

create table attendance (
  meeting_id uuid not null,
  clinician_id uuid not null references clinician,
  group_id uuid not null,
  role text not null default 'member' check (role in ('member', 'facilitator', 'timekeeper')),
  minutes integer not null check (minutes >= 0),
  presenting_minutes integer not null default 0 check (presenting_minutes >= 0),
  first_at timestamptz,
  last_at timestamptz,
  made_at timestamptz not null,
  corrected_at timestamptz,
  corrected_by uuid references clinician,
  sealed_reason bytea,
  primary key (meeting_id, clinician_id),
  foreign key (meeting_id, group_id) references meeting (id, group_id)
);
create index attendance_of_clinician on attendance (clinician_id, made_at desc);
comment on table attendance is 'Minutes present as recorded by the server when the room ended, and as corrected by a facilitator with a reason (sealed under the person''s key).';
call protect('attendance');
grant select, insert, update on attendance to colloquy_app;
grant select on attendance to colloquy_guard;
create policy guard_reads on attendance for select to colloquy_guard using (true);

grant create on schema colloquy to colloquy_guard;
alter function my_presented_cases() owner to colloquy_guard;
alter function my_cases() owner to colloquy_guard;
alter function my_stepped_out_cases() owner to colloquy_guard;
alter function stepped_out_count(uuid) owner to colloquy_guard;
alter function case_readers(uuid) owner to colloquy_guard;
alter function who_may_enter(uuid) owner to colloquy_guard;
alter function listeners_allowed(uuid, uuid, uuid[]) owner to colloquy_guard;
alter function due_drafts() owner to colloquy_guard;
alter function due_cases() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
grant execute on function my_presented_cases(), my_cases(), my_stepped_out_cases(), stepped_out_count(uuid), case_readers(uuid), who_may_enter(uuid) to colloquy_app;
grant execute on function listeners_allowed(uuid, uuid, uuid[]), due_drafts(), due_cases() to colloquy_jobs;

create policy author_only on case_draft to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));

create policy those_it_exists_for on "case" for select to colloquy_app using (id = any (array(select my_cases())));
create policy presenter_shares on "case" for insert to colloquy_app
  with check (presenter_id = (select acting_clinician()) and group_id = any (array(select my_open_groups())));
create policy presenter_changes on "case" for update to colloquy_app
  using (presenter_id = (select acting_clinician())) with check (presenter_id = (select acting_clinician()));
-- After destruction the row is no longer among my_cases(); its presenter still sees the bare dates.
create policy presenter_reads on "case" for select to colloquy_app using (presenter_id = (select acting_clinician()));

create policy members_read on agenda_item for select to colloquy_app using (
  group_id = any (array(select my_groups())) and (case_id is null or case_id <> all (array(select my_stepped_out_cases()))));
create policy members_arrange on agenda_item for insert to colloquy_app
  with check (made_by = (select acting_clinician()) and group_id = any (array(select my_groups()))
    and (kind <> 'case' or presenter_id = (select acting_clinician()) or group_id = any (array(select my_facilitated_groups()))));
create policy own_or_facilitated on agenda_item for update to colloquy_app
  using (presenter_id = (select acting_clinician()) or group_id = any (array(select my_facilitated_groups())))
  with check (group_id = any (array(select my_groups())));
create policy give_back on agenda_item for delete to colloquy_app
  using (presenter_id = (select acting_clinician()) or made_by = (select acting_clinician()) or group_id = any (array(select my_facilitated_groups())));

create policy own_only on recusal for select to colloquy_app using (clinician_id = (select acting_clinician()));
create policy step_out on recusal for insert to colloquy_app
  with check (clinician_id = (select acting_clinician()) and group_id = any (array(select my_groups())));

create policy own_and_presented on case_reading for select to colloquy_app using (
  (clinician_id = (select acting_clinician()) and case_id = any (array(select my_cases()))) or case_id = any (array(select my_presented_cases())));
create policy read_as_oneself on case_reading for insert to colloquy_app
  with check (clinician_id = (select acting_clinician()) and case_id = any (array(select my_cases())));
create policy read_again on case_reading for update to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()) and case_id = any (array(select my_cases())));

create policy readers_read on response for select to colloquy_app using (case_id = any (array(select my_cases())));
create policy answer_as_oneself on response for insert to colloquy_app
  with check (author_id = (select acting_clinician()) and case_id = any (array(select my_cases())));
create policy change_own on response for update to colloquy_app
  using (author_id = (select acting_clinician()) and case_id = any (array(select my_cases()))) with check (author_id = (select acting_clinician()));
create policy destroyed_with_case on response for delete to colloquy_app using (
  case_id = any (array(select id from "case" where presenter_id = (select acting_clinician()))));

create policy own_notes on case_note to colloquy_app
  using (author_id = (select acting_clinician()) and case_id = any (array(select my_cases())))
  with check (author_id = (select acting_clinician()) and case_id = any (array(select my_cases())));
create policy offered_to_presenter on case_note for select to colloquy_app
  using (offered_at is not null and case_id = any (array(select my_presented_cases())));
create policy destroyed_with_case on case_note for delete to colloquy_app using (
  case_id = any (array(select id from "case" where presenter_id = (select acting_clinician()))));

create policy readers_read on takeaway for select to colloquy_app using (case_id = any (array(select my_cases())));
create policy presenter_keeps on takeaway to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()) and case_id = any (array(select my_presented_cases())));
create policy readers_read on follow_up for select to colloquy_app using (case_id = any (array(select my_cases())));
create policy presenter_keeps on follow_up to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()) and case_id = any (array(select my_presented_cases())));

create policy those_inside_read on room_event for select to colloquy_app using (group_id = any (array(select my_open_groups())));
create policy those_inside_act on room_event for insert to colloquy_app
  with check (actor_id = (select acting_clinician()) and group_id = any (array(select my_open_groups())));
create policy members_read on presence for select to colloquy_app using (group_id = any (array(select my_groups())));
create policy answer_as_oneself on presence for insert to colloquy_app
  with check (clinician_id = (select acting_clinician()) and group_id = any (array(select my_open_groups())));
create policy answer_again on presence for update to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()) and group_id = any (array(select my_open_groups())));
create policy group_reads on attendance for select to colloquy_app
  using (clinician_id = (select acting_clinician()) or group_id = any (array(select my_groups())));
create policy recorded_in_group on attendance for insert to colloquy_app with check (group_id = any (array(select my_open_groups())));
create policy facilitators_correct on attendance for update to colloquy_app
  using (group_id = any (array(select my_facilitated_groups())) or group_id = any (array(select my_open_groups())))
  with check (group_id = any (array(select my_groups())));
