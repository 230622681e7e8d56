-- Whoever came with a steward's link must not leave themself another way in: codes, a passkey, an address or a feed made
-- before anybody vouched would still open after the group has vouched for the person. And what was made before a link
-- is used ends with its use: somebody else may have made it.
set local search_path = colloquy;

create function ways_in_wait() returns boolean language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select exists (
        select 1 from vouching v join seat s on s.group_id = v.group_id and s.clinician_id <> v.clinician_id and s.state = 'active'
        where v.clinician_id = acting_clinician() and v.vouched_at is null and s.clinician_id is distinct from v.asked_by
          and (exists (select 1 from seat o where o.group_id = v.group_id and o.clinician_id = v.clinician_id
              and (o.state <> 'ended' or o.active_at is not null))
            or exists (select 1 from application a where a.group_id = v.group_id and a.clinician_id = v.clinician_id and a.state = 'waiting')
            or v.group_id in (select my_invited_groups())))
       and not exists (
         select 1 from vouching v where v.clinician_id = acting_clinician() and v.vouched_at is not null
           and v.needed_since >= (select max(needed_since) from vouching where clinician_id = acting_clinician()))
  $$;
comment on function ways_in_wait() is 'Whether one''s sign-in was reset by a steward, nobody has vouched since, and somebody still could, now or once a seat asked for is given: until then no new way in is made.';

create or replace function accounts.shut_after_reset(person uuid, reset_by uuid) returns void language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
begin
  perform shut_until_vouched(person, reset_by);
  delete from calendar_feed where clinician_id = person;
end $$;
comment on function accounts.shut_after_reset(uuid, uuid) is 'Part of using a steward''s reset: shuts the person''s groups until somebody vouches for who came with it, and ends their calendar feed.';
grant delete on calendar_feed to colloquy_guard;

grant create on schema colloquy to colloquy_guard;
alter function ways_in_wait() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function ways_in_wait() from public;
grant execute on function ways_in_wait() to colloquy_app;

create policy not_before_vouching on calendar_feed as restrictive for insert to colloquy_app with check (not (select ways_in_wait()));
create policy not_changed_before_vouching on calendar_feed as restrictive for update to colloquy_app using (not (select ways_in_wait()));

-- Made by a sign-in that still waits, before it was refused.
delete from accounts.passkey p using vouching v
  where v.clinician_id = p.account_id and v.vouched_at is null and p.created_at >= v.needed_since;
delete from accounts.recovery_code c using vouching v
  where v.clinician_id = c.account_id and v.vouched_at is null and c.made_at >= v.needed_since;
delete from accounts.link l using vouching v
  where v.clinician_id = l.account_id and v.vouched_at is null and l.purpose = 'email-change' and l.made_at >= v.needed_since;
delete from calendar_feed f using vouching v
  where v.clinician_id = f.clinician_id and v.vouched_at is null and f.made_at >= v.needed_since;
