-- A calendar link that was renewed or ended opens nothing after a restore, either: who uses a steward's reset ends the
-- person's feed, and the ledger has to hear which.
set local search_path = colloquy;

drop function accounts.shut_after_reset(uuid, uuid);
create function accounts.shut_after_reset(person uuid, reset_by uuid) returns bytea language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
declare ended bytea;
begin
  perform shut_until_vouched(person, reset_by);
  delete from calendar_feed where clinician_id = person returning token_digest into ended;
  return ended;
end $$;
comment on function accounts.shut_after_reset(uuid, uuid) is 'Part of using a steward''s reset: shuts the person''s groups until somebody vouches for who came with it, and ends their calendar feed. Gives the digest of the feed''s token, null where there was none: for the ledger.';

grant create on schema accounts to colloquy_guard;
alter function accounts.shut_after_reset(uuid, uuid) owner to colloquy_guard;
revoke create on schema accounts from colloquy_guard;
revoke execute on function accounts.shut_after_reset(uuid, uuid) from public;
grant execute on function accounts.shut_after_reset(uuid, uuid) to colloquy_auth;
