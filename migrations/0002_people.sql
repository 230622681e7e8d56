-- Clinicians, their licenses, stewards, the record, mail and jobs.
set local search_path = colloquy;

create table clinician (
  id uuid primary key,
  name text not null check (name <> ''),
  credential text not null default '',
  zone text not null check (zone like '%/%'),
  locale text not null default 'en-US',
  family text check (family in ('psychodynamic', 'cbt', 'humanistic', 'systemic', 'trauma', 'expressive', 'integrative')),
  approaches text[] not null default '{}',
  specialties text[] not null default '{}',
  backgrounds text[] not null default '{}',
  languages text[] not null default '{en}',
  practicing_since integer check (practicing_since between 1940 and 2100),
  about text not null default '',
  profile_finished_at timestamptz,
  state text not null default 'present' check (state in ('present', 'deleted')),
  made_at timestamptz not null,
  changed_at timestamptz not null
);
comment on table clinician is 'A person with an account; the id is the account''s. practicing_since is a year. A deleted one keeps its row as "a former member".';
call protect('clinician');
grant select, insert, update on clinician to colloquy_app;
grant select on clinician to colloquy_guard;
create policy guard_reads on clinician for select to colloquy_guard using (true);

create table steward (
  clinician_id uuid primary key references clinician,
  since timestamptz not null,
  made_by uuid references clinician,
  ended_at timestamptz
);
comment on table steward is 'Who may verify licenses and care for the network. Sees no case, board, journal or check-in.';
call protect('steward');
grant select, insert, update on steward to colloquy_app;
grant select on steward to colloquy_guard;
create policy guard_reads on steward for select to colloquy_guard using (true);

create function acting_is_steward() returns boolean language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$ select exists (select 1 from steward where clinician_id = acting_clinician() and ended_at is null) $$;
comment on function acting_is_steward() is 'Whether the acting clinician is a steward now.';

create function network_has_steward() returns boolean language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$ select exists (select 1 from steward) $$;
comment on function network_has_steward() is 'Whether anybody was ever steward: then the first-run page is gone.';

create table steward_invitation (
  id uuid primary key,
  token_digest bytea not null unique,
  address_digest bytea not null,
  made_by uuid references clinician,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_by uuid references clinician,
  used_at timestamptz
);
comment on table steward_invitation is 'An invitation to become a steward, for one address, once. made_by is null when the operator made it on the machine.';
call protect('steward_invitation');
grant select, insert, update on steward_invitation to colloquy_app;
grant select on steward_invitation to colloquy_guard;
create policy guard_reads on steward_invitation for select to colloquy_guard using (true);

create table availability (
  clinician_id uuid primary key references clinician,
  sealed bytea not null,
  changed_at timestamptz not null
);
comment on table availability is 'A week of free hours in the clinician''s own zone, sealed under the clinician''s key. Private: its author only.';
call protect('availability');
grant select, insert, update, delete on availability to colloquy_app;
create policy author_only on availability to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));

create table license (
  id uuid primary key,
  clinician_id uuid not null references clinician,
  jurisdiction text not null,
  profession text not null,
  body text not null default '',
  sealed_number bytea not null,
  sealed_npi bytea,
  expires_on date,
  state text not null check (state in ('waiting', 'asked', 'verified', 'declined', 'suspended')),
  verified_at timestamptz,
  seen_status text not null default '',
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index license_of_clinician on license (clinician_id);
create index license_queue on license (state, changed_at);
comment on table license is 'A license as claimed and what stewards decided. Numbers are sealed under the clinician''s key. expires_on is the last good day, in the clinician''s zone.';
call protect('license');
grant select, insert, update on license to colloquy_app;
grant select on license to colloquy_guard;
create policy guard_reads on license for select to colloquy_guard using (true);

create table license_evidence (
  id uuid primary key,
  license_id uuid not null references license,
  clinician_id uuid not null references clinician,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  bytes integer not null check (bytes between 1 and 10485760),
  sealed bytea not null,
  made_at timestamptz not null
);
create index evidence_of_license on license_evidence (license_id);
comment on table license_evidence is 'Evidence files, sealed under the clinician''s key; destroyed 30 days after the decision.';
call protect('license_evidence');
grant select, insert, delete on license_evidence to colloquy_app;

create table license_decision (
  id uuid primary key,
  license_id uuid not null references license,
  clinician_id uuid not null references clinician,
  kind text not null check (kind in ('verified', 'asked', 'declined', 'suspended', 'reinstated')),
  decided_by uuid not null references clinician,
  decided_at timestamptz not null,
  sealed_reason bytea
);
create index decisions_of_license on license_decision (license_id, decided_at);
comment on table license_decision is 'Each steward''s decision on a license. The reason is sealed under the person''s key. Only added to.';
call protect('license_decision');
grant select, insert on license_decision to colloquy_app;

create function has_good_license(person uuid) returns boolean language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select exists (select 1 from license join clinician on clinician.id = license.clinician_id
                   where license.clinician_id = person and license.state = 'verified'
                     and (expires_on is null or expires_on >= (acting_now() at time zone 'UTC' - interval '12 hours')::date))
       and not exists (select 1 from license where clinician_id = person and state = 'suspended')
  $$;
comment on function has_good_license(uuid) is 'A verified license that has not expired anywhere on earth (UTC-12, since the database''s zones are never used), and none suspended.';

create policy oneself on license to colloquy_app
  using (clinician_id = (select acting_clinician()))
  with check (clinician_id = (select acting_clinician()) and state in ('waiting', 'asked'));
create policy steward_duty on license for select to colloquy_app using ((select acting_is_steward()));
create policy steward_decides on license for update to colloquy_app
  using ((select acting_is_steward()) and clinician_id <> (select acting_clinician()))
  with check ((select acting_is_steward()));
create policy oneself on license_evidence to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));
create policy steward_duty on license_evidence for select to colloquy_app using ((select acting_is_steward()));
create policy oneself_reads on license_decision for select to colloquy_app using (clinician_id = (select acting_clinician()));
create policy steward_reads on license_decision for select to colloquy_app using ((select acting_is_steward()));
create policy steward_decides on license_decision for insert to colloquy_app
  with check ((select acting_is_steward()) and decided_by = (select acting_clinician()) and clinician_id <> decided_by);

create policy stewards_read on steward for select to colloquy_app
  using ((select acting_is_steward()) or clinician_id = (select acting_clinician()));
create policy stewards_make on steward for insert to colloquy_app with check (
  clinician_id = (select acting_clinician()) and (
    not (select network_has_steward())
    or exists (select 1 from steward_invitation i where i.used_by = clinician_id)));
create policy stewards_end on steward for update to colloquy_app
  using ((select acting_is_steward())) with check ((select acting_is_steward()));
create policy stewards_read on steward_invitation for select to colloquy_app using ((select acting_is_steward()) or used_by = (select acting_clinician()));
create policy stewards_invite on steward_invitation for insert to colloquy_app
  with check ((select acting_is_steward()) and made_by = (select acting_clinician()));

create function use_steward_invitation(token bytea, address bytea) returns boolean language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
begin
  update steward_invitation set used_by = acting_clinician(), used_at = acting_now()
    where token_digest = token and address_digest = address and acting_clinician() is not null
      and (used_by is null or used_by = acting_clinician()) and expires_at > acting_now();
  return found;
end $$;
comment on function use_steward_invitation(bytea, bytea) is 'Takes up an invitation for this address, once; false when it is unknown, used, expired or for another address.';
grant update on steward_invitation to colloquy_guard;
create policy guard_uses on steward_invitation for update to colloquy_guard using (true) with check (true);

create policy stewards_change on network for update to colloquy_app using ((select acting_is_steward())) with check ((select acting_is_steward()));
create policy first_steward_makes on network for insert to colloquy_app with check ((select acting_is_steward()));
create policy stewards_keep on license_body to colloquy_app using ((select acting_is_steward())) with check ((select acting_is_steward()));

create table record_entry (
  id uuid primary key,
  sequence bigint not null unique,
  at timestamptz not null,
  kind text not null check (kind <> ''),
  audience text not null check (audience in ('stewards', 'group', 'person')),
  actor_id uuid,
  clinician_id uuid,
  group_id uuid,
  subject_id uuid,
  sealed_reason bytea,
  reason_digest bytea,
  mac bytea not null
);
create index record_of_clinician on record_entry (clinician_id, at);
create index record_of_group on record_entry (group_id, at);
comment on table record_entry is 'Powers used, as a chain: mac is over the previous mac and this entry, with a key of the keyring. Only added to. Ids only; a typed reason is sealed under the network''s key and enters the chain as a digest.';
call protect('record_entry');
grant select, insert on record_entry to colloquy_app;
grant select on record_entry to colloquy_guard;
create policy guard_reads on record_entry for select to colloquy_guard using (true);
create policy those_concerned_read on record_entry for select to colloquy_app using (
  actor_id = (select acting_clinician()) or clinician_id = (select acting_clinician())
  or (audience = 'stewards' and (select acting_is_steward())));
create policy in_own_name on record_entry for insert to colloquy_app
  with check (actor_id is not distinct from (select acting_clinician()));

create function record_head() returns table (sequence bigint, mac bytea) language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
begin
  -- One writer at a time until its transaction ends, else two entries would follow the same one.
  perform pg_advisory_xact_lock(hashtext('colloquy.record'));
  return query select r.sequence, r.mac from record_entry r order by r.sequence desc limit 1;
end $$;
comment on function record_head() is 'The newest link of the record''s chain, locked for the rest of the transaction.';

create table job_request (
  id uuid primary key,
  kind text not null check (kind <> ''),
  ids jsonb not null check (jsonb_typeof(ids) = 'object'),
  key text not null default '',
  due_at timestamptz not null,
  made_at timestamptz not null,
  handed_at timestamptz
);
create index job_request_due on job_request (due_at) where handed_at is null;
create unique index job_request_once on job_request (kind, key) where key <> '' and handed_at is null;
comment on table job_request is 'Work asked for in the transaction that makes it necessary: a kind and ids, never content. Handed to the queue when due by acting time.';
call protect('job_request');
grant select, insert, update on job_request to colloquy_guard;
create policy guard_asks on job_request to colloquy_guard using (true) with check (true);
grant select, update, delete on job_request to colloquy_jobs;
create policy jobs_take on job_request to colloquy_jobs using (true) with check (true);

create function enqueue_job(job_id uuid, job_kind text, job_ids jsonb, job_key text, job_due_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = colloquy, pg_temp as $$
begin
  insert into job_request (id, kind, ids, key, due_at, made_at)
    values (job_id, job_kind, job_ids, job_key, coalesce(job_due_at, acting_now()), acting_now())
    on conflict (kind, key) where key <> '' and handed_at is null do update set due_at = excluded.due_at, ids = excluded.ids;
  perform pg_notify('colloquy_jobs', '');
end $$;
comment on function enqueue_job(uuid, text, jsonb, text, timestamptz) is 'Asks for a job in this transaction. Ids only; with a key the same request replaces the earlier waiting one.';

create table mail (
  id uuid primary key,
  clinician_id uuid references clinician,
  sealed_address bytea,
  kind text not null check (kind <> ''),
  shown_to_stewards boolean not null,
  ids jsonb not null default '{}',
  sealed_secret bytea,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  made_at timestamptz not null,
  sent_at timestamptz,
  check (clinician_id is not null or sealed_address is not null)
);
create index mail_waiting on mail (made_at) where state = 'waiting';
create index mail_newest on mail (made_at desc);
comment on table mail is 'Mails to send: kind and ids; the words are made when it is sent or looked at. Links that reset a password, sign in or let into a group are never shown to stewards.';
call protect('mail');
grant insert, select on mail to colloquy_guard;
create policy guard_posts on mail to colloquy_guard using (true) with check (true);
grant select on mail to colloquy_app;
create policy stewards_see_some on mail for select to colloquy_app using (shown_to_stewards and (select acting_is_steward()));
grant select, update, delete on mail to colloquy_jobs;
create policy jobs_send on mail to colloquy_jobs using (true) with check (true);

create function post_mail(mail_id uuid, mail_to uuid, mail_address bytea, mail_kind text, mail_shown boolean, mail_ids jsonb, mail_secret bytea) returns void
  language plpgsql volatile security definer set search_path = colloquy, pg_temp as $$
begin
  insert into mail (id, clinician_id, sealed_address, kind, shown_to_stewards, ids, sealed_secret, made_at)
    values (mail_id, mail_to, mail_address, mail_kind, mail_shown, mail_ids, mail_secret, acting_now())
    on conflict (id) do nothing;
  perform enqueue_job(mail_id, 'mail.send', jsonb_build_object('mailId', mail_id), mail_id::text, null);
end $$;
comment on function post_mail(uuid, uuid, bytea, text, boolean, jsonb, bytea) is 'Posts a mail in this transaction and asks for its sending. The same id twice is one mail.';

create table notice (
  id uuid primary key,
  clinician_id uuid not null references clinician,
  kind text not null check (kind <> ''),
  ids jsonb not null default '{}',
  made_at timestamptz not null,
  seen_at timestamptz
);
create index notice_of_clinician on notice (clinician_id, made_at desc);
comment on table notice is 'What a person is told in the app: kind and ids, no content.';
call protect('notice');
grant select, update on notice to colloquy_app;
grant insert, select on notice to colloquy_guard;
create policy guard_tells on notice to colloquy_guard using (true) with check (true);
create policy oneself on notice to colloquy_app using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));

create function tell(notice_id uuid, person uuid, notice_kind text, notice_ids jsonb) returns void
  language sql volatile security definer set search_path = colloquy, pg_temp
  as $$ insert into notice (id, clinician_id, kind, ids, made_at) values (notice_id, person, notice_kind, notice_ids, acting_now()) on conflict (id) do nothing $$;
comment on function tell(uuid, uuid, text, jsonb) is 'Tells a person something in the app: kind and ids only.';

grant create on schema colloquy to colloquy_guard;
alter function acting_is_steward() owner to colloquy_guard;
alter function network_has_steward() owner to colloquy_guard;
alter function has_good_license(uuid) owner to colloquy_guard;
alter function use_steward_invitation(bytea, bytea) owner to colloquy_guard;
alter function record_head() owner to colloquy_guard;
alter function enqueue_job(uuid, text, jsonb, text, timestamptz) owner to colloquy_guard;
alter function post_mail(uuid, uuid, bytea, text, boolean, jsonb, bytea) owner to colloquy_guard;
alter function tell(uuid, uuid, text, jsonb) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
grant execute on function acting_is_steward(), network_has_steward(), use_steward_invitation(bytea, bytea), record_head(),
  enqueue_job(uuid, text, jsonb, text, timestamptz), post_mail(uuid, uuid, bytea, text, boolean, jsonb, bytea),
  tell(uuid, uuid, text, jsonb) to colloquy_app;
