-- Why a door is shut, for the person who stands before it.
set local search_path = colloquy;

create function my_license_standing() returns text language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select case
      when exists (select 1 from license where clinician_id = acting_clinician() and state = 'suspended') then 'suspended'
      when has_good_license(acting_clinician()) then 'good'
      when exists (select 1 from license where clinician_id = acting_clinician() and state = 'verified') then 'expired'
      when exists (select 1 from license where clinician_id = acting_clinician() and state in ('waiting', 'asked')) then 'waiting'
      else 'missing' end
  $$;
comment on function my_license_standing() is 'good, suspended, expired, waiting or missing: of the acting clinician, over all their licenses.';

create function seats_taken(of_group uuid) returns integer language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select count(*)::int from seat where group_id = of_group and state <> 'ended'
      and (of_group in (select my_facilitated_groups()) or of_group in (select my_invited_groups()) or of_group in (select my_seat_groups()))
  $$;
comment on function seats_taken(uuid) is 'Seats of a group that are not ended, offers included: so that a ring never holds more than it should.';

create function lock_group(of_group uuid) returns void language sql volatile security definer set search_path = colloquy, pg_temp
  as $$ select pg_advisory_xact_lock(hashtextextended(of_group::text, 7)) $$;
comment on function lock_group(uuid) is 'Changes of a group''s seats wait for each other until the transaction ends.';

grant create on schema colloquy to colloquy_guard;
alter function my_license_standing() owner to colloquy_guard;
alter function seats_taken(uuid) owner to colloquy_guard;
alter function lock_group(uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
grant execute on function my_license_standing(), seats_taken(uuid), lock_group(uuid) to colloquy_app;

-- A person who has answered an invitation or left must still see the words they signed under.
create policy signers_read on agreement_version for select to colloquy_app
  using (id = any (array(select version_id from agreement_signature where clinician_id = (select acting_clinician()))));
