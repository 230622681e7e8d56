-- Groups: charter, seats, agreement, ways in; and the guard functions that say who may enter.
set local search_path = colloquy;

create table "group" (
  id uuid primary key,
  founder_id uuid not null references clinician,
  state text not null check (state in ('draft', 'open', 'paused', 'ended')),
  listed boolean not null default false,
  admission text not null default 'rolling' check (admission in ('rolling', 'closed')),
  contact_id uuid references clinician,
  revision integer not null default 1,
  made_at timestamptz not null,
  opened_at timestamptz,
  ended_at timestamptz,
  check (not listed or state in ('open', 'paused'))
);
create index group_listed on "group" (opened_at desc) where listed and state = 'open';
create index group_of_founder on "group" (founder_id);
comment on table "group" is 'A consultation group. A draft is its founder''s alone. contact_id: a facilitator who chose to be named in public.';
call protect('"group"');
grant select, insert, update on "group" to colloquy_app;
grant select on "group" to colloquy_guard;
create policy guard_reads on "group" for select to colloquy_guard using (true);

create table charter (
  group_id uuid primary key references "group",
  name text not null default '',
  purpose text not null default '',
  goal text not null check (goal in ('clinical-consult', 'professional-development', 'emotional-support', 'ethics', 'credit-hours', 'supervision')),
  cadence text not null check (cadence in ('weekly', 'every-other-week', 'monthly', 'dates')),
  minutes integer not null check (minutes between 30 and 240),
  protocol text not null,
  place text not null,
  area text not null default '',
  zone text not null check (zone like '%/%'),
  weekday integer check (weekday between 1 and 7),
  starts_local time,
  language text not null default 'en',
  seats_min integer not null check (seats_min between 2 and 20),
  seats_max integer not null check (seats_max between 2 and 20),
  mix text not null check (mix in ('varied', 'same', 'any')),
  wished_families text[] not null default '{}',
  specialties text[] not null default '{}',
  wished_early integer not null default 0,
  wished_senior integer not null default 0,
  composition_note text not null default '',
  attendance_percent integer not null check (attendance_percent between 0 and 100),
  notice_hours integer not null check (notice_hours between 0 and 336),
  case_format text not null default '',
  ethics_note text not null default '',
  conduct_note text not null default '',
  leadership text not null check (leadership in ('designated', 'co-led', 'rotating')),
  leadership_note text not null default '',
  term_months integer not null check (term_months between 1 and 36),
  keep_days integer not null default 90 check (keep_days between 7 and 365),
  questions text[] not null default '{}',
  finished_steps integer not null default 0,
  revision integer not null default 1,
  changed_at timestamptz not null,
  check (seats_min <= seats_max)
);
create index charter_search on charter (goal, cadence, place);
comment on table charter is 'The six decisions of a group, public once it is listed. place: online or in-person; area: the town or quarter, no address. weekday and starts_local: wall time in zone. notice_hours: notice for absence. keep_days: how long cases are kept after their meeting. finished_steps: how far a draft got.';
call protect('charter');
grant select, insert, update on charter to colloquy_app;
grant select on charter to colloquy_guard;
create policy guard_reads on charter for select to colloquy_guard using (true);

create table group_place (
  group_id uuid primary key references "group",
  sealed_video_link bytea,
  sealed_address bytea,
  changed_by uuid not null references clinician,
  changed_at timestamptz not null
);
comment on table group_place is 'Where a group meets: video link or address with access notes, sealed under the network''s key. For the group only.';
call protect('group_place');
grant select, insert, update on group_place to colloquy_app;

create table seat (
  id uuid primary key,
  group_id uuid not null references "group",
  clinician_id uuid not null references clinician,
  role text not null default 'member' check (role in ('member', 'facilitator')),
  state text not null check (state in ('offered', 'active', 'paused', 'ended')),
  offered_at timestamptz not null,
  offered_by uuid not null references clinician,
  accepted_at timestamptz,
  active_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references clinician
);
create unique index seat_once on seat (group_id, clinician_id) where state <> 'ended';
create index seat_of_clinician on seat (clinician_id, state);
create index seat_of_group on seat (group_id, state);
comment on table seat is 'A place in the ring: offered, active (after the signature), paused, ended. An ended one stays.';
call protect('seat');
grant select, insert, update on seat to colloquy_app;
grant select on seat to colloquy_guard;
create policy guard_reads on seat for select to colloquy_guard using (true);

create table agreement_version (
  id uuid primary key,
  group_id uuid not null references "group",
  number integer not null check (number > 0),
  clauses jsonb not null check (jsonb_typeof(clauses) = 'array'),
  digest bytea not null,
  in_force_from timestamptz not null,
  made_by uuid not null references clinician,
  made_at timestamptz not null,
  unique (group_id, number),
  unique (id, group_id)
);
comment on table agreement_version is 'A version of a group''s confidentiality agreement: clauses [{id, title, text}]; digest: SHA-256 of their canonical form. Only added to.';
call protect('agreement_version');
grant select, insert on agreement_version to colloquy_app;
grant select on agreement_version to colloquy_guard;
create policy guard_reads on agreement_version for select to colloquy_guard using (true);

create table agreement_signature (
  version_id uuid not null,
  group_id uuid not null,
  clinician_id uuid not null references clinician,
  typed_name text not null check (typed_name <> ''),
  digest bytea not null,
  signed_at timestamptz not null,
  primary key (version_id, clinician_id),
  foreign key (version_id, group_id) references agreement_version (id, group_id)
);
create index signature_of_clinician on agreement_signature (clinician_id, group_id);
comment on table agreement_signature is 'Who accepted which version, with the digest of the text they saw. Only added to.';
call protect('agreement_signature');
grant select, insert on agreement_signature to colloquy_app;
grant select on agreement_signature to colloquy_guard;
create policy guard_reads on agreement_signature for select to colloquy_guard using (true);

create table application (
  id uuid primary key,
  group_id uuid not null references "group",
  clinician_id uuid not null references clinician,
  sealed_answers bytea,
  state text not null check (state in ('waiting', 'accepted', 'declined', 'withdrawn')),
  made_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references clinician,
  sealed_words bytea
);
create unique index application_once on application (group_id, clinician_id) where state = 'waiting';
create index application_of_group on application (group_id, state, made_at);
create index application_of_clinician on application (clinician_id, made_at desc);
comment on table application is 'Someone asks for a seat. Answers and the facilitator''s words are sealed under the applicant''s key; answers are destroyed 30 days after the decision.';
call protect('application');
grant select, insert, update on application to colloquy_app;
grant select on application to colloquy_guard;
create policy guard_reads on application for select to colloquy_guard using (true);

create table group_invitation (
  id uuid primary key,
  group_id uuid not null references "group",
  token_digest bytea not null unique,
  address_digest bytea,
  made_by uuid not null references clinician,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  opened_by uuid references clinician,
  used_at timestamptz,
  revoked_at timestamptz
);
create index invitation_of_group on group_invitation (group_id, made_at desc);
create index invitation_opened_by on group_invitation (opened_by) where used_at is null and revoked_at is null;
comment on table group_invitation is 'An invitation by link or mail: one use, expires. The first person who opens it is the only one it is for; with an address_digest only that confirmed address opens it.';
call protect('group_invitation');
grant select, insert, update on group_invitation to colloquy_app;
grant select, update on group_invitation to colloquy_guard;
create policy guard_asks on group_invitation to colloquy_guard using (true) with check (true);

create table vouching (
  clinician_id uuid not null references clinician,
  group_id uuid not null references "group",
  needed_since timestamptz not null,
  vouched_by uuid references clinician,
  vouched_at timestamptz,
  primary key (clinician_id, group_id, needed_since)
);
create index vouching_open on vouching (group_id) where vouched_at is null;
comment on table vouching is 'After a steward reset someone''s sign-in, each group''s facilitator vouches that it is that person; until then the group''s door is shut.';
call protect('vouching');
grant select, update on vouching to colloquy_app;
grant select, insert on vouching to colloquy_guard;
create policy guard_asks on vouching to colloquy_guard using (true) with check (true);

-- What policies ask. Ids only.
create function my_seat_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select group_id from seat where clinician_id = acting_clinician() and state <> 'ended' $$;
comment on function my_seat_groups() is 'Groups in which one has a seat of any living state, an offer included.';

create function my_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select group_id from seat where clinician_id = acting_clinician() and state in ('active', 'paused') $$;
comment on function my_groups() is 'Groups one is a member of: what the group knows about itself.';

create function my_facilitated_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select group_id from seat where clinician_id = acting_clinician() and state in ('active', 'paused') and role = 'facilitator'
    union select id from "group" where founder_id = acting_clinician() and state = 'draft'
  $$;
comment on function my_facilitated_groups() is 'Groups one facilitates, and own drafts.';

create function may_enter(person uuid) returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select s.group_id from seat s
    where s.clinician_id = person and s.state = 'active' and has_good_license(person)
      and exists (
        select 1 from agreement_signature g
        where g.clinician_id = person and g.version_id = (
          select v.id from agreement_version v where v.group_id = s.group_id and v.in_force_from <= acting_now()
          order by v.in_force_from desc, v.number desc limit 1))
      and not exists (select 1 from vouching w where w.clinician_id = person and w.group_id = s.group_id and w.vouched_at is null)
  $$;
comment on function may_enter(uuid) is 'Groups this person may enter: active seat, good license, signature under the version in force, nobody''s vouching missing. Asked by other guard functions only.';

create function my_open_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select may_enter(acting_clinician()) $$;
comment on function my_open_groups() is 'Groups whose confidential space one may enter now.';

create function my_invited_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select group_id from group_invitation where opened_by = acting_clinician() and used_at is null and revoked_at is null and expires_at > acting_now() $$;
comment on function my_invited_groups() is 'Groups whose invitation one has opened and may still use.';

create function my_applied_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select group_id from application where clinician_id = acting_clinician() $$;
comment on function my_applied_groups() is 'Groups one has ever applied to.';

create function my_company() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select distinct s.clinician_id from seat s where s.group_id = any (array(select my_groups())) and s.state <> 'offered'
    union select s.clinician_id from seat s where s.group_id = any (array(select my_facilitated_groups()))
    union select a.clinician_id from application a where a.group_id = any (array(select my_facilitated_groups()))
    union select s.clinician_id from seat s where s.group_id = any (array(select my_seat_groups())) and s.role = 'facilitator' and s.state in ('active', 'paused')
  $$;
comment on function my_company() is 'People whose name one may see: members (former ones too) of own groups, applicants and offered people for facilitators, facilitators for who holds an offer.';

create function listed_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select id from "group" where listed and state = 'open'
      and ((select directory from network) = 'public' or acting_clinician() is not null)
  $$;
comment on function listed_groups() is 'Groups in the directory for who asks: everybody in a public directory, signed-in people in a closed one.';

create function rings(groups uuid[]) returns table (group_id uuid, family text, seats integer) language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select s.group_id, coalesce(c.family, 'integrative'), count(*)::int
    from seat s join clinician c on c.id = s.clinician_id
    where s.group_id = any (groups) and s.state in ('active', 'paused')
      and (s.group_id in (select listed_groups()) or s.group_id in (select my_seat_groups())
           or s.group_id in (select my_invited_groups()) or s.group_id in (select my_applied_groups()))
    group by s.group_id, coalesce(c.family, 'integrative')
  $$;
comment on function rings(uuid[]) is 'Seats taken by family, no names, of groups one may look at: for the ring.';

create function contact_names(groups uuid[]) returns table (group_id uuid, name text) language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select g.id, c.name from "group" g join clinician c on c.id = g.contact_id
    join seat s on s.group_id = g.id and s.clinician_id = g.contact_id and s.state = 'active' and s.role = 'facilitator'
    where g.id = any (groups) and g.id in (select listed_groups())
  $$;
comment on function contact_names(uuid[]) is 'Names of facilitators who chose to be named as contact of a listed group.';

create function open_invitation(token bytea, address bytea) returns uuid language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
declare found_group uuid;
begin
  update group_invitation set opened_by = acting_clinician()
    where token_digest = token and acting_clinician() is not null
      and (opened_by is null or opened_by = acting_clinician())
      and (address_digest is null or address_digest = address)
      and used_at is null and revoked_at is null and expires_at > acting_now()
    returning group_id into found_group;
  return found_group;
end $$;
comment on function open_invitation(bytea, bytea) is 'Opens an invitation for the acting clinician, who is from then on the only one it is for. Null when it is unknown, used, expired, revoked or for someone else.';

create function use_invitation(invited_group uuid) returns boolean language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
begin
  update group_invitation set used_at = acting_now()
    where group_id = invited_group and opened_by = acting_clinician() and used_at is null and revoked_at is null and expires_at > acting_now();
  return found;
end $$;
comment on function use_invitation(uuid) is 'Uses up the invitation one has opened; false when there is none.';

create function good_standing(people uuid[]) returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select p from unnest(people) p where has_good_license(p) and (p = acting_clinician() or p in (select my_company())) $$;
comment on function good_standing(uuid[]) is 'Which of these people, whose names one may see anyway, hold a good license.';

create function seat_keeps_itself() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if new.group_id <> old.group_id or new.clinician_id <> old.clinician_id then
    raise exception 'a seat cannot move' using errcode = '42501';
  end if;
  if current_user = 'colloquy_app' and new.role <> old.role and not (new.group_id = any (array(select my_facilitated_groups()))) then
    raise exception 'only a facilitator changes a role' using errcode = '42501';
  end if;
  if old.state = 'ended' and new.state <> 'ended' then
    raise exception 'an ended seat stays ended' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function seat_keeps_itself() is 'A seat keeps its group and person; only a facilitator changes its role; an ended seat stays ended.';
create trigger seat_keeps_itself before update on seat for each row execute function seat_keeps_itself();

grant create on schema colloquy to colloquy_guard;
alter function my_seat_groups() owner to colloquy_guard;
alter function my_groups() owner to colloquy_guard;
alter function my_facilitated_groups() owner to colloquy_guard;
alter function may_enter(uuid) owner to colloquy_guard;
alter function my_open_groups() owner to colloquy_guard;
alter function my_invited_groups() owner to colloquy_guard;
alter function my_applied_groups() owner to colloquy_guard;
alter function my_company() owner to colloquy_guard;
alter function listed_groups() owner to colloquy_guard;
alter function rings(uuid[]) owner to colloquy_guard;
alter function contact_names(uuid[]) owner to colloquy_guard;
alter function open_invitation(bytea, bytea) owner to colloquy_guard;
alter function use_invitation(uuid) owner to colloquy_guard;
alter function good_standing(uuid[]) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
grant execute on function my_seat_groups(), my_groups(), my_facilitated_groups(), my_open_groups(), my_invited_groups(), my_applied_groups(),
  my_company(), listed_groups(), rings(uuid[]), contact_names(uuid[]), open_invitation(bytea, bytea), use_invitation(uuid), good_standing(uuid[]),
  seat_keeps_itself() to colloquy_app;

create policy those_one_may_see on "group" for select to colloquy_app using (
  id = any (array(select listed_groups())) or id = any (array(select my_seat_groups()))
  or founder_id = (select acting_clinician()) or id = any (array(select my_invited_groups())) or id = any (array(select my_applied_groups())));
create policy founder_begins on "group" for insert to colloquy_app with check (founder_id = (select acting_clinician()) and state = 'draft');
create policy facilitators_change on "group" for update to colloquy_app
  using (id = any (array(select my_facilitated_groups()))) with check (id = any (array(select my_facilitated_groups())) or founder_id = (select acting_clinician()));

create policy those_one_may_see on charter for select to colloquy_app using (
  group_id = any (array(select listed_groups())) or group_id = any (array(select my_seat_groups()))
  or group_id = any (array(select my_facilitated_groups())) or group_id = any (array(select my_invited_groups()))
  or group_id = any (array(select my_applied_groups())));
create policy facilitators_write on charter for insert to colloquy_app with check (group_id = any (array(select my_facilitated_groups())));
create policy facilitators_change on charter for update to colloquy_app
  using (group_id = any (array(select my_facilitated_groups()))) with check (group_id = any (array(select my_facilitated_groups())));

create policy members_read on group_place for select to colloquy_app using (group_id = any (array(select my_open_groups())) or group_id = any (array(select my_facilitated_groups())));
create policy facilitators_write on group_place for insert to colloquy_app with check (group_id = any (array(select my_facilitated_groups())) and changed_by = (select acting_clinician()));
create policy facilitators_change on group_place for update to colloquy_app
  using (group_id = any (array(select my_facilitated_groups()))) with check (changed_by = (select acting_clinician()));

create policy own_seat on seat for select to colloquy_app using (clinician_id = (select acting_clinician()));
create policy members_read on seat for select to colloquy_app using (group_id = any (array(select my_groups())));
create policy facilitators_read on seat for select to colloquy_app using (group_id = any (array(select my_facilitated_groups())));
create policy facilitators_offer on seat for insert to colloquy_app with check (
  state = 'offered' and offered_by = (select acting_clinician()) and group_id = any (array(select my_facilitated_groups())));
create policy invited_sit on seat for insert to colloquy_app with check (
  state = 'offered' and role = 'member' and clinician_id = (select acting_clinician()) and group_id = any (array(select my_invited_groups())));
create policy oneself_changes on seat for update to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));
create policy facilitators_change on seat for update to colloquy_app
  using (group_id = any (array(select my_facilitated_groups()))) with check (group_id = any (array(select my_facilitated_groups())));

create policy seats_read on agreement_version for select to colloquy_app
  using (group_id = any (array(select my_seat_groups())) or group_id = any (array(select my_facilitated_groups())));
create policy facilitators_write on agreement_version for insert to colloquy_app
  with check (group_id = any (array(select my_facilitated_groups())) and made_by = (select acting_clinician()));
create policy own_and_groups on agreement_signature for select to colloquy_app
  using (clinician_id = (select acting_clinician()) or group_id = any (array(select my_groups())) or group_id = any (array(select my_facilitated_groups())));
create policy sign_as_oneself on agreement_signature for insert to colloquy_app
  with check (clinician_id = (select acting_clinician()) and group_id = any (array(select my_seat_groups())));

create policy applicant on application to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()) and state in ('waiting', 'withdrawn'));
create policy facilitators_read on application for select to colloquy_app using (group_id = any (array(select my_facilitated_groups())));
create policy facilitators_decide on application for update to colloquy_app
  using (group_id = any (array(select my_facilitated_groups())) and clinician_id <> (select acting_clinician()))
  with check (group_id = any (array(select my_facilitated_groups())));

create policy facilitators_keep on group_invitation to colloquy_app
  using (group_id = any (array(select my_facilitated_groups()))) with check (group_id = any (array(select my_facilitated_groups())) and made_by is not null);
create policy opener_reads on group_invitation for select to colloquy_app using (opened_by = (select acting_clinician()));

create policy oneself_reads on vouching for select to colloquy_app using (clinician_id = (select acting_clinician()));
create policy facilitators_vouch on vouching to colloquy_app
  using (group_id = any (array(select my_facilitated_groups())) and clinician_id <> (select acting_clinician()))
  with check (group_id = any (array(select my_facilitated_groups())) and vouched_by = (select acting_clinician()) and clinician_id <> (select acting_clinician()));

create policy company_reads on clinician for select to colloquy_app using (id = (select acting_clinician()) or id = any (array(select my_company())));
create policy stewards_read on clinician for select to colloquy_app using ((select acting_is_steward()));
create policy oneself_makes on clinician for insert to colloquy_app with check (id = (select acting_clinician()));
create policy oneself_changes on clinician for update to colloquy_app
  using (id = (select acting_clinician())) with check (id = (select acting_clinician()));
create policy group_reads_record on record_entry for select to colloquy_app
  using (audience = 'group' and group_id = any (array(select my_facilitated_groups())));
