-- What everything else stands on: who acts, what time it is, how a table is protected.
create schema if not exists colloquy;
set local search_path = colloquy;
revoke all on schema colloquy from public;
grant usage on schema colloquy to colloquy_app, colloquy_jobs, colloquy_guard;
alter default privileges in schema colloquy revoke execute on functions from public;

-- The owner keeps every table it protects: exports, restores and the replay of the ledger run as owner.
create procedure protect(guarded regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy owner_keeps on %s to colloquy_owner using (true) with check (true)', guarded);
end $$;
comment on procedure protect(regclass) is 'Enables and forces row-level security; only the owner is let through. To be called in the migration that makes the table.';

create function acting_clinician() returns uuid language sql stable parallel safe
  set search_path = colloquy, pg_temp
  as $$ select nullif(current_setting('app.clinician_id', true), '')::uuid $$;
comment on function acting_clinician() is 'The clinician for whom this transaction runs; null for a visitor. Set by actAs only.';
grant execute on function acting_clinician() to colloquy_app, colloquy_jobs, colloquy_guard;

create table demo_clock (
  sole boolean primary key default true check (sole),
  kind text not null check (kind in ('demo', 'test')),
  ahead interval not null default interval '0'
);
comment on table demo_clock is 'Marks a database as demo or test and holds how far its time is ahead. A live database has no row; only the owner writes it.';
call protect('demo_clock');
grant select on demo_clock to colloquy_guard;
create policy guard_reads on demo_clock for select to colloquy_guard using (true);

create function acting_now() returns timestamptz language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$ select now() + coalesce((select ahead from demo_clock), interval '0') $$;
comment on function acting_now() is 'The one time of policies and code: the transaction''s start, plus the offset of a demo or test database.';

create function database_kind() returns text language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$ select coalesce((select kind from demo_clock), 'live') $$;
comment on function database_kind() is 'live, demo or test.';

create table network (
  id uuid primary key,
  sole boolean not null unique default true check (sole),
  name text not null check (name <> ''),
  home_zone text not null check (home_zone like '%/%'),
  directory text not null check (directory in ('public', 'closed')),
  about text not null default '',
  keep_credit_years integer not null default 7 check (keep_credit_years between 1 and 30),
  made_at timestamptz not null,
  changed_at timestamptz not null
);
comment on table network is 'The one network this installation serves. Its key in the keyring has the same id.';
call protect('network');
grant select, insert, update on network to colloquy_app;
grant select on network to colloquy_guard;
create policy guard_reads on network for select to colloquy_guard using (true);
create policy anyone_reads on network for select to colloquy_app using (true);

create table license_body (
  id uuid primary key,
  jurisdiction text not null check (jurisdiction <> ''),
  profession text not null check (profession <> ''),
  name text not null check (name <> ''),
  register_url text not null default '',
  made_at timestamptz not null,
  unique (jurisdiction, profession, name)
);
comment on table license_body is 'License bodies this network knows: whose licenses its stewards can check.';
call protect('license_body');
grant select, insert, update, delete on license_body to colloquy_app;
create policy anyone_reads on license_body for select to colloquy_app using (true);

create table setup_code (
  sole boolean primary key default true check (sole),
  digest bytea not null,
  made_at timestamptz not null,
  used_at timestamptz
);
comment on table setup_code is 'SHA-256 of the one-time code printed at the very first start; without it nobody becomes the first steward.';
call protect('setup_code');
grant select, update on setup_code to colloquy_guard;
create policy guard_asks on setup_code to colloquy_guard using (true) with check (true);

create function setup_code_opens(code_digest bytea) returns boolean language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$ select exists (select 1 from setup_code where digest = code_digest and used_at is null) $$;
comment on function setup_code_opens(bytea) is 'Whether this digest is the unused set-up code.';

create function use_setup_code(code_digest bytea) returns boolean language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
begin
  update setup_code set used_at = acting_now() where digest = code_digest and used_at is null;
  return found;
end $$;
comment on function use_setup_code(bytea) is 'Uses the set-up code up; false when it is wrong or was used. In the transaction that makes the first steward.';

grant create on schema colloquy to colloquy_guard;
alter function acting_now() owner to colloquy_guard;
alter function database_kind() owner to colloquy_guard;
alter function setup_code_opens(bytea) owner to colloquy_guard;
alter function use_setup_code(bytea) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
revoke execute on all procedures in schema colloquy from public;
grant execute on function acting_now(), database_kind() to colloquy_app, colloquy_jobs;
grant execute on function setup_code_opens(bytea), use_setup_code(bytea) to colloquy_app;
