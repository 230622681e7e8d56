-- Accounts: who may sign in. A schema of its own that only colloquy_auth may use; it knows nothing of groups or cases.
-- account, credential, session, challenge and passkey are better-auth's user, account, session, verification and
-- passkey under our names; the rest is Colloquy's.
create schema if not exists accounts;
set local search_path = accounts;
revoke all on schema accounts from public;
grant usage on schema accounts to colloquy_auth;

create table account (
  id uuid primary key,
  email text not null unique check (email = lower(email) and email like '%_@_%'),
  email_confirmed boolean not null default false,
  name text not null default '',
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table account is 'One who may sign in; the clinician has the same id. name is the one given at sign-up, until the clinician''s row exists; image stays empty.';

create table credential (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  provider text not null,
  subject text not null,
  password_digest text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider, subject)
);
create index credential_of_account on credential (account_id);
comment on table credential is 'How an account is proven. provider credential: a password, argon2id with a secret of the keyring; subject is then the account''s id. The tokens are for signing in through another service, which nothing does yet: better-auth asks for their columns.';

create table session (
  id uuid primary key,
  token text not null unique,
  account_id uuid not null references account on delete cascade,
  user_agent text not null default '',
  ip_address text not null default '' check (ip_address = ''),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_of_account on session (account_id);
comment on table session is 'A signed-in browser. The token is useless without the keyring''s cookie secret, which signs it. user_agent: browser and system in words. No address is kept.';

create table challenge (
  id uuid primary key,
  identifier text not null,
  value text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index challenge_identifier on challenge (identifier);
comment on table challenge is 'What a passkey is asked to sign; five minutes. The identifier is stored as a digest.';

create table passkey (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz default now()
);
create index passkey_of_account on passkey (account_id);
comment on table passkey is 'Passkeys (WebAuthn): public halves only.';

create table sign_up (
  id uuid primary key,
  email text not null,
  name text not null,
  zone text not null,
  password_digest text,
  token_digest bytea not null unique,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_up_email on sign_up (email, made_at);
comment on table sign_up is 'A sign-up that waits for its address to be confirmed. A known address gets a row too, which nothing opens: the work is the same. No password_digest: the person chose a passkey. Used or over, it goes within two days.';

create table link (
  token_digest bytea primary key,
  purpose text not null check (purpose in ('reset', 'steward-reset', 'email-change', 'email-undo')),
  account_id uuid not null references account on delete cascade,
  email text,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index link_of_account on link (account_id, purpose);
comment on table link is 'One-time links, as SHA-256 of 256 random bits. email: the new address of a change, the old one of its undoing.';

create table recovery_code (
  digest bytea primary key,
  account_id uuid not null references account on delete cascade,
  made_at timestamptz not null default now(),
  used_at timestamptz
);
create index recovery_code_of_account on recovery_code (account_id);
comment on table recovery_code is 'Codes on paper, as HMAC with a secret of the keyring; each opens once.';

create table throttle (
  key bytea primary key,
  spent integer not null,
  ends_at timestamptz not null
);
create index throttle_ends on throttle (ends_at);
comment on table throttle is 'Tries in a window of time, shared by all processes. The key is a digest: no address stands here.';

grant select, insert, update, delete on account, credential, session, challenge, passkey, sign_up, link, recovery_code, throttle
  to colloquy_auth;
