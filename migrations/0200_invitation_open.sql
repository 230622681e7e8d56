-- The page behind a steward's invitation says at once whether it is for who reads it; only its button takes it up.
set local search_path = colloquy;

create function steward_invitation_is_open(token bytea, address bytea) returns boolean language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select exists (select 1 from steward_invitation
      where token_digest = token and address_digest = address and acting_clinician() is not null
        and (used_by is null or used_by = acting_clinician()) and expires_at > acting_now())
  $$;
comment on function steward_invitation_is_open(bytea, bytea) is 'Whether use_steward_invitation would take it up for the acting person; false alike when it is unknown, used, expired or for another address.';
grant create on schema colloquy to colloquy_guard;
alter function steward_invitation_is_open(bytea, bytea) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function steward_invitation_is_open(bytea, bytea) from public;
grant execute on function steward_invitation_is_open(bytea, bytea) to colloquy_app;
