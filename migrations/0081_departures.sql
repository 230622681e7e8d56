-- Deleting an account: all that is one's own alone goes in one step; what others share stays as "a former member".
set local search_path = colloquy;

create function leave_meetings_to_come(in_group uuid) returns void language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
declare me uuid := acting_clinician();
begin
  delete from meeting_answer a using meeting m
    where a.clinician_id = me and m.id = a.meeting_id and m.starts_at > acting_now() and (in_group is null or m.group_id = in_group);
  delete from meeting_role r using meeting m
    where r.clinician_id = me and m.id = r.meeting_id and m.starts_at > acting_now() and (in_group is null or m.group_id = in_group);
  delete from agenda_item i using meeting m
    where i.presenter_id = me and m.id = i.meeting_id and m.starts_at > acting_now() and (in_group is null or m.group_id = in_group);
end $$;
comment on function leave_meetings_to_come(uuid) is 'Takes the acting clinician off meetings to come of one group, or of all (null): answers, roles, turns. Past ones are the group''s.';

create function erase_acting_clinician(former_name text) returns void language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
declare me uuid := acting_clinician();
begin
  if me is null then raise exception 'nobody acts' using errcode = '42501'; end if;
  delete from availability where clinician_id = me;
  delete from case_draft where clinician_id = me;
  delete from case_note where author_id = me and offered_at is null;
  delete from evaluation where clinician_id = me;
  delete from license_evidence where clinician_id = me;
  delete from license_decision where clinician_id = me;
  delete from license where clinician_id = me;
  delete from calendar_feed where clinician_id = me;
  delete from presence where clinician_id = me;
  delete from notice where clinician_id = me;
  delete from application where clinician_id = me;
  delete from vouching where clinician_id = me;
  perform leave_meetings_to_come(null);
  update "group" set contact_id = null where contact_id = me;
  update "group" set state = 'ended', ended_at = acting_now() where founder_id = me and state = 'draft';
  update seat set state = 'ended', ended_at = acting_now(), ended_by = me where clinician_id = me and state <> 'ended';
  update steward set ended_at = acting_now() where clinician_id = me and ended_at is null;
  update clinician set name = former_name, credential = '', zone = 'Etc/UTC', locale = 'en-US', family = null, approaches = '{}',
    specialties = '{}', backgrounds = '{}', languages = '{en}', practicing_since = null, about = '', profile_finished_at = null,
    state = 'deleted', changed_at = acting_now()
    where id = me;
end $$;
comment on function erase_acting_clinician(text) is 'Takes away all rows that are the acting clinician''s alone and leaves a former member: no name, no profile. Signatures, minutes and documents stay for the network''s years, shared cases'' responses to the case''s date. Own cases are destroyed before, key first.';

create function forget_old_credit() returns boolean language plpgsql volatile security definer set search_path = colloquy, pg_temp as $$
declare
  me uuid := acting_clinician();
  before timestamptz := acting_now() - (select make_interval(days => keep_credit_years * 366) from network);
begin
  if not exists (select 1 from clinician where id = me and state = 'deleted') then return false; end if;
  delete from certificate where clinician_id = me and issued_at < before;
  delete from agreement_signature where clinician_id = me and signed_at < before;
  return exists (select 1 from certificate where clinician_id = me) or exists (select 1 from agreement_signature where clinician_id = me);
end $$;
comment on function forget_old_credit() is 'Takes away documents and signatures of the acting former member that are older than the network''s years; whether younger ones are left.';

grant create on schema colloquy to colloquy_guard;
alter function leave_meetings_to_come(uuid) owner to colloquy_guard;
alter function erase_acting_clinician(text) owner to colloquy_guard;
alter function forget_old_credit() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
-- The owner replays deletions after a restore of older data.
grant execute on function erase_acting_clinician(text) to colloquy_app, colloquy_owner;
grant execute on function leave_meetings_to_come(uuid), forget_old_credit() to colloquy_app;
grant execute on function leave_meetings_to_come(uuid) to colloquy_guard;

-- The guard takes away what is the acting clinician's, of nobody else: its own policies say so too.
grant select, delete on availability, case_draft, case_note, evaluation, license_evidence, license_decision, license, calendar_feed,
  presence, notice, application, vouching, meeting_answer, meeting_role, agenda_item, certificate, agreement_signature to colloquy_guard;
grant update on "group", seat, steward, clinician to colloquy_guard;
create policy guard_erases_read on availability for select to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases_read on case_note for select to colloquy_guard using (author_id = (select acting_clinician()));
create policy guard_erases_read on evaluation for select to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases_read on license_evidence for select to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases_read on license_decision for select to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases_read on presence for select to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases_read on meeting_answer for select to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on availability for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on case_draft for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on case_note for delete to colloquy_guard using (author_id = (select acting_clinician()));
create policy guard_erases on evaluation for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on license_evidence for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on license_decision for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on license for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on presence for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on application for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on vouching for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on meeting_answer for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on meeting_role for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on agenda_item for delete to colloquy_guard using (presenter_id = (select acting_clinician()));
create policy guard_erases on certificate for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on agreement_signature for delete to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases_read on notice for select to colloquy_guard using (clinician_id = (select acting_clinician()));
create policy guard_erases on "group" for update to colloquy_guard
  using (contact_id = (select acting_clinician()) or founder_id = (select acting_clinician())) with check (true);
create policy guard_erases on seat for update to colloquy_guard
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));
create policy guard_erases on steward for update to colloquy_guard
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));
create policy guard_erases on clinician for update to colloquy_guard
  using (id = (select acting_clinician())) with check (id = (select acting_clinician()));
