-- The keyring: a database of its own, so that a backup of the data alone opens nothing.
create schema if not exists keyring;
set local search_path = keyring;
revoke all on schema keyring from public;
grant usage on schema keyring to colloquy_app;

create table key (
  id uuid primary key,
  kind text not null check (kind in ('case', 'clinician', 'network')),
  wrapped bytea not null,
  master_id text not null check (master_id <> ''),
  made_at timestamptz not null
);
comment on table key is 'One key for each case, clinician and the network, wrapped by the master key named in master_id. The id is the subject''s. Removing a row destroys what it sealed.';
grant select, insert, delete on key to colloquy_app;

create table secret (
  name text primary key check (name <> ''),
  wrapped bytea not null,
  master_id text not null check (master_id <> '')
);
comment on table secret is 'Secrets shared by all processes (cookie signing, the record''s MAC), wrapped like keys.';
grant select, insert on secret to colloquy_app;

create table ledger (
  id uuid primary key,
  kind text not null check (kind <> ''),
  subject_id uuid not null,
  other_id uuid,
  at timestamptz not null
);
create index ledger_in_order on ledger (at, id);
comment on table ledger is 'What was taken away: ids and dates only, so that a restore of older data takes it away again before serving. other_id: whose recusal or seat it is. Only added to.';
grant select, insert on ledger to colloquy_app;
