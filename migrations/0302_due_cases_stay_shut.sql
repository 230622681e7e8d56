-- A case whose date has come stayed within reach of its presenter, so that the job that destroys it could act for them:
-- whoever came with a steward's link read it until then. The job asks whether it is due instead, and sees no row.
set local search_path = colloquy;

create function case_is_due(of_case uuid) returns boolean language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select exists (select 1 from "case" where id = of_case and presenter_id = acting_clinician()
      and destroyed_at is null and destroy_at <= acting_now())
  $$;
comment on function case_is_due(uuid) is 'Whether the date of a case of one''s own has come, also while somebody must vouch for one: for the job that destroys it.';

create or replace function my_presented_cases() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select c.id from "case" c
    where c.presenter_id = acting_clinician() and c.destroyed_at is null
      and c.group_id <> all (array(select my_unvouched_groups()))
  $$;
comment on function my_presented_cases() is 'Own cases that are not destroyed; none of a group in which somebody must vouch for one.';

grant create on schema colloquy to colloquy_guard;
alter function case_is_due(uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function case_is_due(uuid) from public;
grant execute on function case_is_due(uuid) to colloquy_app;

drop policy presenter_changes on "case";
create policy presenter_changes on "case" for update to colloquy_app
  using (presenter_id = (select acting_clinician()) and group_id <> all (array(select my_unvouched_groups())))
  with check (presenter_id = (select acting_clinician()));
drop policy presenter_reads on "case";
create policy presenter_reads on "case" for select to colloquy_app
  using (presenter_id = (select acting_clinician()) and group_id <> all (array(select my_unvouched_groups())));
