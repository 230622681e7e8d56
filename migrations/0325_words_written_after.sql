-- What others write about a case is read by who may enter its group; its presenter who has left keeps what was written
-- until then. (Destroying a case needs no such sight: remove_case_texts.)
set local search_path = colloquy;

drop policy readers_read on response;
create policy readers_read on response for select to colloquy_app using (
  case_id = any (array(select my_cases())) and (
    author_id = (select acting_clinician()) or group_id = any (array(select my_open_groups()))
    or (select bool_and(s.state = 'ended') and max(s.ended_at) >= response.made_at
        from seat s where s.group_id = response.group_id and s.clinician_id = (select acting_clinician()))));
drop policy offered_to_presenter on case_note;
create policy offered_to_presenter on case_note for select to colloquy_app using (
  offered_at is not null and case_id = any (array(select my_presented_cases())) and (
    group_id = any (array(select my_open_groups()))
    or (select bool_and(s.state = 'ended') and max(s.ended_at) >= case_note.offered_at
        from seat s where s.group_id = case_note.group_id and s.clinician_id = (select acting_clinician()))));
