-- A claim that was sent by mistake could only wait or be corrected when asked: its owner takes it back. What was claimed
-- goes then; that there was a claim, and what stewards asked about it, stays.
set local search_path = colloquy;

alter table license drop constraint license_state_check;
alter table license add constraint license_state_check
  check (state in ('waiting', 'asked', 'verified', 'declined', 'suspended', 'withdrawn'));
alter table license alter column sealed_number drop not null;
alter table license add constraint license_number_until_withdrawn check ((state = 'withdrawn') = (sealed_number is null));
alter table license add constraint license_withdrawn_is_bare check (
  state <> 'withdrawn' or (sealed_npi is null and number_digest is null and body = '' and expires_on is null and seen_status = ''));
comment on column license.sealed_number is 'Sealed under the clinician''s key; null in a claim that was taken back.';

alter policy oneself on license
  with check (clinician_id = (select acting_clinician()) and state in ('waiting', 'asked', 'withdrawn'));

-- It is taken back, never made so.
create policy begins_open on license as restrictive for insert to colloquy_app with check (state in ('waiting', 'asked'));

create or replace function license_keeps_itself() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if current_user <> 'colloquy_app' then
    return new;
  end if;
  if new.id <> old.id or new.clinician_id <> old.clinician_id or new.made_at <> old.made_at then
    raise exception 'a license cannot move' using errcode = '42501';
  end if;
  if old.state = 'withdrawn' then
    raise exception 'a claim that was taken back stays so' using errcode = '42501';
  end if;
  if old.clinician_id = acting_clinician() then
    if old.state in ('verified', 'suspended') then
      raise exception 'a license that was decided on is changed by a steward only' using errcode = '42501';
    end if;
    if new.state = 'withdrawn' and old.state not in ('waiting', 'asked') then
      raise exception 'a claim that was decided on is not taken back' using errcode = '42501';
    end if;
  elsif new.state = 'withdrawn' or new.jurisdiction <> old.jurisdiction or new.profession <> old.profession or new.body <> old.body
      or new.sealed_number <> old.sealed_number or new.sealed_npi is distinct from old.sealed_npi
      or new.number_digest is distinct from old.number_digest then
    raise exception 'a steward decides on a claim, and does not change it' using errcode = '42501';
  end if;
  return new;
end $$;

drop policy oneself_adds on license_evidence;
create policy oneself_adds on license_evidence for insert to colloquy_app with check (
  clinician_id = (select acting_clinician())
  and license_id = any (array(select id from license where clinician_id = (select acting_clinician()) and state <> 'withdrawn')));

-- What was answered about it goes with it.
grant delete on license_answer to colloquy_app;
create policy oneself_withdraws on license_answer for delete to colloquy_app using (
  clinician_id = (select acting_clinician())
  and license_id = any (array(select id from license where clinician_id = (select acting_clinician()) and state = 'withdrawn')));
comment on table license_answer is 'What a license''s owner answered to a steward''s question, sealed under the owner''s key. Only added to; goes with the license, or when its claim is taken back.';
