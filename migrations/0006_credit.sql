-- Credit: the network's policies, evaluations and documents.
set local search_path = colloquy;

create table credit_policy (
  id uuid primary key,
  title text not null check (title <> ''),
  provider_name text not null default '',
  provider_number text not null default '',
  approval_sentence text not null default '',
  unit_name text not null default 'hour',
  unit_minutes integer not null check (unit_minutes between 1 and 240),
  increment_percent integer not null check (increment_percent between 1 and 100),
  rounding text not null default 'down' check (rounding in ('down', 'nearest', 'up')),
  min_presence_minutes integer not null default 0 check (min_presence_minutes >= 0),
  min_presence_percent integer not null default 0 check (min_presence_percent between 0 and 100),
  counts text not null check (counts in ('all', 'own-turn')),
  category text not null check (category in ('individual', 'group', 'peer', 'ethics', 'general')),
  group_min integer not null default 2,
  group_max integer not null default 20,
  evaluation_required boolean not null,
  evaluation_days integer not null default 30 check (evaluation_days between 1 and 365),
  source text not null default '',
  valid_from date not null,
  valid_to date,
  confirmed_by uuid references clinician,
  confirmed_on date,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
comment on table credit_policy is 'How presence becomes credit in this network, dated and sourced. With a provider''s name and number its documents are certificates, else records of attendance. increment_percent: smallest step in hundredths of a unit.';
call protect('credit_policy');
grant select, insert, update on credit_policy to colloquy_app;

create table evaluation (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  clinician_id uuid not null references clinician,
  group_id uuid not null,
  sealed bytea not null,
  made_at timestamptz not null,
  unique (meeting_id, clinician_id)
);
create index evaluation_of_clinician on evaluation (clinician_id, made_at desc);
comment on table evaluation is 'Five answers and a remark about a meeting, sealed under the person''s key; kept with the credit they belong to.';
call protect('evaluation');
grant select, insert, update, delete on evaluation to colloquy_app;

create table certificate (
  id uuid primary key,
  code text not null unique check (length(code) >= 20),
  clinician_id uuid not null references clinician,
  meeting_id uuid not null references meeting,
  group_id uuid not null references "group",
  policy_id uuid not null references credit_policy,
  kind text not null check (kind in ('attendance', 'certificate')),
  facts jsonb not null,
  minutes integer not null check (minutes >= 0),
  units_hundredths integer not null check (units_hundredths >= 0),
  issued_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references clinician,
  sealed_reason bytea,
  unique (clinician_id, meeting_id, policy_id)
);
create index certificate_of_clinician on certificate (clinician_id, issued_at desc);
create index certificate_of_meeting on certificate (meeting_id);
comment on table certificate is 'A document issued: facts holds what is printed (names, date, times, zone, hours, provider), no group''s name and no case content, so that a reissue is identical. Revocable.';
call protect('certificate');
grant select, insert, update on certificate to colloquy_app;
grant select on certificate to colloquy_guard;
create policy guard_reads on certificate for select to colloquy_guard using (true);

create function verify_certificate(asked text) returns table (kind text, facts jsonb, minutes integer, units_hundredths integer, issued_at timestamptz, revoked_at timestamptz)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select kind, facts, minutes, units_hundredths, issued_at, revoked_at from certificate where code = asked $$;
comment on function verify_certificate(text) is 'For the public page: what the document with this code says, without group or ids.';

grant create on schema colloquy to colloquy_guard;
alter function verify_certificate(text) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
grant execute on function verify_certificate(text) to colloquy_app;

create policy clinicians_read on credit_policy for select to colloquy_app using ((select acting_clinician()) is not null);
create policy stewards_write on credit_policy for insert to colloquy_app with check ((select acting_is_steward()));
create policy stewards_change on credit_policy for update to colloquy_app using ((select acting_is_steward())) with check ((select acting_is_steward()));
create policy author_only on evaluation to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));
create policy own_documents on certificate for select to colloquy_app using (clinician_id = (select acting_clinician()));
create policy facilitators_read on certificate for select to colloquy_app using (group_id = any (array(select my_facilitated_groups())));
create policy issued_to_oneself on certificate for insert to colloquy_app with check (clinician_id = (select acting_clinician()));
create policy facilitators_revoke on certificate for update to colloquy_app
  using (group_id = any (array(select my_facilitated_groups()))) with check (revoked_by = (select acting_clinician()));
