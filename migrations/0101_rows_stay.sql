-- A row stays whose and where it is: the web role may write over what an action changes, and no key, owner or group.
set local search_path = colloquy;

revoke update on agenda_item, application, attendance, availability, calendar_feed, "case", case_draft, case_note, case_reading,
  charter, clinician, evaluation, follow_up, "group", group_invitation, group_place, license, license_body, meeting,
  meeting_answer, meeting_role, network, notice, presence, response, seat, series, steward, steward_invitation, takeaway, vouching
  from colloquy_app;

grant update (meeting_id, position, case_id) on agenda_item to colloquy_app;
grant update (state, decided_at, decided_by, sealed_words, sealed_answers) on application to colloquy_app;
grant update (role, minutes, presenting_minutes, first_at, last_at, corrected_at, corrected_by, sealed_reason) on attendance to colloquy_app;
grant update (sealed, changed_at) on availability to colloquy_app;
grant update (token_digest, names_groups, with_cancelled, made_at, changed_at, last_used_at) on calendar_feed to colloquy_app;
grant update (feedback, sealed_title, sealed_question, sealed_text, revision, changed_at, withdrawn_at, destroy_at, destroyed_at) on "case" to colloquy_app;
grant update (sealed, revision, changed_at) on case_draft to colloquy_app;
grant update (sealed, revision, changed_at, offered_at) on case_note to colloquy_app;
grant update (last_at) on case_reading to colloquy_app;
grant update (name, purpose, goal, cadence, minutes, protocol, place, area, zone, weekday, starts_local, language, seats_min, seats_max,
  mix, wished_families, specialties, wished_early, wished_senior, composition_note, attendance_percent, notice_hours, case_format,
  ethics_note, conduct_note, leadership, leadership_note, term_months, keep_days, questions, finished_steps, revision, changed_at,
  chosen_clauses, own_clause) on charter to colloquy_app;
grant update (name, credential, zone, locale, family, approaches, specialties, backgrounds, languages, practicing_since, about,
  profile_finished_at, changed_at) on clinician to colloquy_app;
grant update (id, sealed) on evaluation to colloquy_app;
grant update (outcome, sealed, changed_at) on follow_up to colloquy_app;
grant update (state, listed, admission, contact_id, revision, opened_at, ended_at) on "group" to colloquy_app;
grant update (revoked_at) on group_invitation to colloquy_app;
grant update (sealed_video_link, sealed_address, changed_by, changed_at) on group_place to colloquy_app;
grant update (jurisdiction, profession, body, sealed_number, sealed_npi, expires_on, state, verified_at, seen_status, changed_at) on license to colloquy_app;
grant update (series_id, planned_day, starts_at, zone, starts_local, minutes, state, note, revision, changed_at) on meeting to colloquy_app;
grant update (answer, answered_at) on meeting_answer to colloquy_app;
grant update (clinician_id, set_by, set_at) on meeting_role to colloquy_app;
grant update (name, home_zone, directory, about, keep_credit_years, changed_at) on network to colloquy_app;
grant update (seen_at) on notice to colloquy_app;
grant update (last_at) on presence to colloquy_app;
grant update (sealed, changed_at, withdrawn_at) on response to colloquy_app;
grant update (role, state, accepted_at, active_at, ended_at, ended_by) on seat to colloquy_app;
grant update (made_until, ended_from, revision) on series to colloquy_app;
grant update (since, made_by, ended_at) on steward to colloquy_app;
grant update (sealed, changed_at, follow_up_at) on takeaway to colloquy_app;
grant update (vouched_by, vouched_at) on vouching to colloquy_app;

-- An application is for a listed group: an id alone must not open the view of one that is not. Its answers go after the
-- decision, by the applicant's own hand; the decision itself is the facilitator's.
drop policy applicant on application;
create policy applicant_reads on application for select to colloquy_app using (clinician_id = (select acting_clinician()));
create policy applicant_applies on application for insert to colloquy_app with check (
  clinician_id = (select acting_clinician()) and state = 'waiting' and group_id = any (array(select listed_groups())));
create policy applicant_changes on application for update to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));

create function application_keeps_itself() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if current_user = 'colloquy_app' and new.state <> old.state
      and not (old.state = 'waiting' and (new.state = 'withdrawn') = (old.clinician_id = acting_clinician())) then
    raise exception 'an applicant withdraws, a facilitator decides, once' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function application_keeps_itself() is 'A waiting application is withdrawn by its applicant or decided by a facilitator; then it stays so.';
create trigger application_keeps_itself before update on application for each row execute function application_keeps_itself();

create or replace function seat_keeps_itself() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if new.group_id <> old.group_id or new.clinician_id <> old.clinician_id then
    raise exception 'a seat cannot move' using errcode = '42501';
  end if;
  if current_user = 'colloquy_app' and new.role <> old.role and not (new.group_id = any (array(select my_facilitated_groups()))) then
    raise exception 'only a facilitator changes a role' using errcode = '42501';
  end if;
  if old.state = 'ended' and new.state <> 'ended' then
    raise exception 'an ended seat stays ended' using errcode = '42501';
  end if;
  if current_user = 'colloquy_app' and new.state = 'active' and old.state <> 'active'
      and not (new.clinician_id = acting_clinician() and exists (
        select 1 from agreement_signature g where g.clinician_id = new.clinician_id and g.version_id = (
          select v.id from agreement_version v where v.group_id = new.group_id and v.in_force_from <= acting_now()
          order by v.in_force_from desc, v.number desc limit 1))) then
    raise exception 'a seat is made active by signing, by its own person' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function seat_keeps_itself() is 'A seat keeps its group and person; only a facilitator changes its role; its person makes it active by signing; an ended seat stays ended.';

create function group_keeps_itself() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if current_user = 'colloquy_app' and new.contact_id is distinct from old.contact_id and new.contact_id <> acting_clinician() then
    raise exception 'only oneself is named as contact' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function group_keeps_itself() is 'A facilitator names nobody but themself in public.';
create trigger group_keeps_itself before update on "group" for each row execute function group_keeps_itself();

drop policy members_arrange on agenda_item;
create policy members_arrange on agenda_item for insert to colloquy_app
  with check (made_by = (select acting_clinician()) and case_id is null and group_id = any (array(select my_groups()))
    and (kind <> 'case' or presenter_id = (select acting_clinician()) or group_id = any (array(select my_facilitated_groups()))));
create function agenda_item_keeps_itself() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if current_user = 'colloquy_app' and new.case_id is distinct from old.case_id and old.presenter_id is distinct from acting_clinician() then
    raise exception 'a turn''s case is its presenter''s' using errcode = '42501';
  end if;
  if current_user = 'colloquy_app' and new.case_id is distinct from old.case_id and new.case_id is not null
      and not (new.case_id = any (array(select my_presented_cases()))) then
    raise exception 'a turn shows a case of its presenter''s own' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function agenda_item_keeps_itself() is 'A presenter ties own cases, and nobody else''s, to own turns.';
create trigger agenda_item_keeps_itself before update on agenda_item for each row execute function agenda_item_keeps_itself();

-- The first steward comes with the set-up code, used up in the same transaction.
create function set_up_now() returns boolean language sql stable security definer set search_path = colloquy, pg_temp
  as $$ select exists (select 1 from setup_code where used_at = acting_now()) $$;
comment on function set_up_now() is 'Whether this transaction used the set-up code up.';
grant create on schema colloquy to colloquy_guard;
alter function set_up_now() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function set_up_now(), application_keeps_itself(), group_keeps_itself(), agenda_item_keeps_itself() from public;
grant execute on function set_up_now(), application_keeps_itself(), group_keeps_itself(), agenda_item_keeps_itself() to colloquy_app;

drop policy stewards_make on steward;
create policy stewards_make on steward for insert to colloquy_app with check (
  clinician_id = (select acting_clinician()) and (
    (not (select network_has_steward()) and (select set_up_now()))
    or exists (select 1 from steward_invitation i where i.used_by = clinician_id)));
drop policy stewards_end on steward;
create policy stewards_end on steward for update to colloquy_app
  using ((select acting_is_steward())) with check ((select acting_is_steward()) and ended_at is not null);

-- Facilitators invite in their own name.
drop policy facilitators_keep on group_invitation;
create policy facilitators_read on group_invitation for select to colloquy_app using (group_id = any (array(select my_facilitated_groups())));
create policy facilitators_invite on group_invitation for insert to colloquy_app with check (
  group_id = any (array(select my_facilitated_groups())) and made_by = (select acting_clinician()) and opened_by is null and used_at is null);
create policy facilitators_revoke on group_invitation for update to colloquy_app
  using (group_id = any (array(select my_facilitated_groups()))) with check (revoked_at is not null);
