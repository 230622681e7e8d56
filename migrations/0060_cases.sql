-- Destroying a case takes with it who read it; one case a turn.
set local search_path = colloquy;
grant delete on case_reading to colloquy_app;
create policy destroyed_with_case on case_reading for delete to colloquy_app using (
  case_id = any (array(select id from "case" where presenter_id = (select acting_clinician()))));
create unique index case_one_a_turn on "case" (meeting_id, presenter_id) where withdrawn_at is null and destroyed_at is null;

create function case_facts(of_case uuid) returns table (group_id uuid, presenter_id uuid) language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select c.group_id, c.presenter_id from "case" c
    where c.id = of_case and c.presenter_id <> acting_clinician() and c.destroyed_at is null and c.withdrawn_at is null
      and c.group_id in (select my_groups())
  $$;
comment on function case_facts(uuid) is 'Group and presenter of a case in one''s group: so that stepping out works even while the door is shut.';
grant create on schema colloquy to colloquy_guard;
alter function case_facts(uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
grant execute on function case_facts(uuid) to colloquy_app;

alter table case_draft add column case_id uuid references "case";
comment on column case_draft.case_id is 'The shared case this draft corrects; null for one that is not shared yet.';
create index draft_of_case on case_draft (case_id) where case_id is not null;
