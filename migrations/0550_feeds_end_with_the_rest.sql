-- A calendar link that was being made while a steward's reset was used outlived it: the reset did not wait for who made it.
-- And who takes back an address that somebody else had taken up ends the link that one may have made.
set local search_path = colloquy;

create or replace function accounts.shut_after_reset(person uuid, reset_by uuid) returns bytea language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
declare ended bytea;
begin
  -- The lock under which domain/feeds makes and ends links; whoever comes for it later finds the person shut.
  perform pg_advisory_xact_lock(hashtextextended('feed ' || person, 34));
  perform shut_until_vouched(person, reset_by);
  delete from calendar_feed where clinician_id = person returning token_digest into ended;
  return ended;
end $$;

create function accounts.end_feed(person uuid, since timestamptz) returns bytea language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
declare ended bytea;
begin
  perform pg_advisory_xact_lock(hashtextextended('feed ' || person, 34));
  delete from calendar_feed where clinician_id = person and made_at >= since returning token_digest into ended;
  return ended;
end $$;
comment on function accounts.end_feed(uuid, timestamptz) is 'Part of taking an address back: ends the person''s calendar feed if its link was made since. Gives the digest of its token, null where there was none: for the ledger.';

grant create on schema accounts to colloquy_guard;
alter function accounts.end_feed(uuid, timestamptz) owner to colloquy_guard;
revoke create on schema accounts from colloquy_guard;
revoke execute on function accounts.end_feed(uuid, timestamptz) from public;
grant execute on function accounts.end_feed(uuid, timestamptz) to colloquy_auth;
