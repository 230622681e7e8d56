-- When a case is destroyed follows from its group, meeting and sharing. Its presenter's row said so itself: what runs as
-- the web role could have kept a case for fifty years.
set local search_path = colloquy;

create function case_is_shared() returns trigger language plpgsql security definer set search_path = colloquy, pg_temp as $$
begin
  new.shared_at := acting_now();
  new.destroy_at := destruction_of(new.group_id, new.meeting_id, new.shared_at);
  return new;
end $$;
comment on function case_is_shared() is 'A case is shared now, and dated by the rule.';
create trigger case_is_shared before insert on "case" for each row when (current_user = 'colloquy_app') execute function case_is_shared();

create function date_case(of_case uuid) returns timestamptz language sql volatile security definer set search_path = colloquy, pg_temp
  as $$
    update "case" set destroy_at = destruction_of(group_id, meeting_id, shared_at)
    where id = of_case and presenter_id = acting_clinician() and destroyed_at is null
      and group_id <> all (array(select my_unvouched_groups()))
    returning destroy_at
  $$;
comment on function date_case(uuid) is 'Dates a case of one''s own anew, by the rule, as when its group keeps cases longer by now; the date.';
comment on function destruction_of(uuid, uuid, timestamptz) is 'When a case is destroyed: the group''s days after its meeting ended, or after sharing. Asked by triggers and date_case only; the rule is destructionOf in destruction.ts.';

revoke update (destroy_at) on "case" from colloquy_app;
grant create on schema colloquy to colloquy_guard;
alter function case_is_shared() owner to colloquy_guard;
alter function date_case(uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function case_is_shared(), date_case(uuid) from public;
grant execute on function case_is_shared(), date_case(uuid) to colloquy_app;
