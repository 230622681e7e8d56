-- Whose door is shut writes nothing that others read, the presenter of a case neither: what a presenter keeps before a
-- shut door is reading the own words, taking them back and destroying them.
set local search_path = colloquy;

drop policy answer_as_oneself on response;
create policy answer_as_oneself on response for insert to colloquy_app with check (
  author_id = (select acting_clinician()) and case_id = any (array(select my_cases()))
  and group_id = any (array(select my_open_groups())));
drop policy change_own on response;
create policy change_own on response for update to colloquy_app
  using (author_id = (select acting_clinician()) and case_id = any (array(select my_cases())))
  -- Taking one's words back needs no open door, putting others in their place does.
  with check (author_id = (select acting_clinician()) and (sealed is null or group_id = any (array(select my_open_groups()))));

drop policy presenter_keeps on takeaway;
create policy presenter_keeps on takeaway to colloquy_app
  using (clinician_id = (select acting_clinician()) and case_id = any (array(select my_presented_cases())))
  with check (clinician_id = (select acting_clinician()) and case_id = any (array(select my_presented_cases()))
    and group_id = any (array(select my_open_groups())));
drop policy presenter_keeps on follow_up;
create policy presenter_keeps on follow_up to colloquy_app
  using (clinician_id = (select acting_clinician()) and case_id = any (array(select my_presented_cases())))
  with check (clinician_id = (select acting_clinician()) and case_id = any (array(select my_presented_cases()))
    and group_id = any (array(select my_open_groups())));

create function case_keeps_its_words() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if current_user = 'colloquy_app' and not (new.group_id = any (array(select my_open_groups()))) then
    raise exception 'a shared case is corrected by who may enter its group' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function case_keeps_its_words() is 'Words are put in place of shared ones only while the door is open; they are destroyed whenever.';
create trigger case_keeps_its_words before update of sealed_title, sealed_question, sealed_text on "case" for each row
  when (coalesce(new.sealed_title, new.sealed_question, new.sealed_text) is not null
    and (new.sealed_title, new.sealed_question, new.sealed_text) is distinct from (old.sealed_title, old.sealed_question, old.sealed_text))
  execute function case_keeps_its_words();
revoke execute on function case_keeps_its_words() from public;
grant execute on function case_keeps_its_words() to colloquy_app;
