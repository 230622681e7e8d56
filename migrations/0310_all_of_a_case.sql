-- What was written about a case goes with it, whoever wrote it. A presenter deletes only what they may read: others'
-- private notes stayed behind, and, before anybody had vouched for them, their own draft that corrects the case.
set local search_path = colloquy;

create function remove_case_texts(of_case uuid) returns void language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
begin
  if not exists (
    select 1 from "case" c where c.id = of_case and c.presenter_id = acting_clinician()
      and (c.group_id <> all (array(select my_unvouched_groups())) or c.destroy_at <= acting_now()))
  then raise exception 'only its presenter destroys a case' using errcode = '42501'; end if;
  delete from response where case_id = of_case;
  delete from case_note where case_id = of_case;
  delete from takeaway where case_id = of_case;
  delete from follow_up where case_id = of_case;
  delete from case_reading where case_id = of_case;
  delete from case_draft where case_id = of_case;
  update "case" set sealed_title = null, sealed_question = null, sealed_text = null, feedback = '{}',
      destroyed_at = acting_now(), changed_at = acting_now()
    where id = of_case and destroyed_at is null;
end $$;
comment on function remove_case_texts(uuid) is 'Removes the texts of a case of one''s own and everything written about it, by whomever; the bare row with its dates stays. While somebody must vouch for its presenter, only of one that is due.';

grant create on schema colloquy to colloquy_guard;
alter function remove_case_texts(uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function remove_case_texts(uuid) from public;
grant execute on function remove_case_texts(uuid) to colloquy_app;

grant select, delete on response, takeaway, follow_up, case_reading to colloquy_guard;
grant update (sealed_title, sealed_question, sealed_text, feedback, destroyed_at, changed_at) on "case" to colloquy_guard;
do $$
declare about text;
begin
  foreach about in array array['response', 'case_note', 'takeaway', 'follow_up', 'case_reading', 'case_draft'] loop
    execute format('create policy guard_destroys_read on %I for select to colloquy_guard using (
      case_id = any (array(select id from "case" where presenter_id = (select acting_clinician()))))', about);
    execute format('create policy guard_destroys on %I for delete to colloquy_guard using (
      case_id = any (array(select id from "case" where presenter_id = (select acting_clinician()))))', about);
  end loop;
end $$;

-- Nobody else removes what others wrote, nor says that a case is destroyed.
drop policy destroyed_with_case on response;
drop policy destroyed_with_case on case_note;
drop policy destroyed_with_case on case_reading;
revoke delete on response, case_reading, takeaway, follow_up from colloquy_app;
revoke update (destroyed_at) on "case" from colloquy_app;

-- What stayed behind until now; its key is gone.
delete from case_note where case_id in (select id from "case" where destroyed_at is not null);
delete from case_draft where case_id in (select id from "case" where destroyed_at is not null);
