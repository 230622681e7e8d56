-- Taking an invitation up once more counted as using it anew: whose stewardship had been ended was a steward again by the
-- link of old, for as long as its week went on.
set local search_path = colloquy;

grant create on schema colloquy to colloquy_guard;

create or replace function use_steward_invitation(token bytea, address bytea) returns boolean language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
begin
  update steward_invitation set used_by = acting_clinician(), used_at = acting_now()
    where token_digest = token and address_digest = address and acting_clinician() is not null
      and used_by is null and expires_at > acting_now();
  return found or (acting_is_steward() and exists (
    select 1 from steward_invitation where token_digest = token and address_digest = address and used_by = acting_clinician()));
end $$;
comment on function use_steward_invitation(bytea, bytea) is 'Takes up an invitation for this address, once; false when it is unknown, used, expired or for another address. Again by who took it up and is a steward: true, and nothing is changed.';

create or replace function steward_invitation_is_open(token bytea, address bytea) returns boolean language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select exists (select 1 from steward_invitation
      where token_digest = token and address_digest = address and acting_clinician() is not null
        and used_by is null and expires_at > acting_now())
  $$;
comment on function steward_invitation_is_open(bytea, bytea) is 'Whether the acting person could take it up; false alike when it is unknown, used, expired or for another address.';

revoke create on schema colloquy from colloquy_guard;
