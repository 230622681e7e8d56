-- The page of a new license, open in two windows, made two claims of the same one. Numbers are sealed, each anew, so that
-- a digest under the clinician's own key says which are the same. Claims from before have none and stay as they are.
set local search_path = colloquy;

alter table license add column number_digest bytea;
comment on column license.number_digest is 'Keyed digest of the number''s letters and digits, under a key made from the clinician''s own: the same number gives the same. Null in claims from before it was kept.';
create unique index license_claimed_once on license (clinician_id, jurisdiction, profession, number_digest)
  where state in ('waiting', 'asked', 'declined');
grant update (number_digest) on license to colloquy_app;

create or replace function license_keeps_itself() returns trigger language plpgsql set search_path = colloquy, pg_temp as $$
begin
  if current_user <> 'colloquy_app' then
    return new;
  end if;
  if new.id <> old.id or new.clinician_id <> old.clinician_id or new.made_at <> old.made_at then
    raise exception 'a license cannot move' using errcode = '42501';
  end if;
  if old.clinician_id = acting_clinician() then
    if old.state in ('verified', 'suspended') then
      raise exception 'a license that was decided on is changed by a steward only' using errcode = '42501';
    end if;
  elsif new.jurisdiction <> old.jurisdiction or new.profession <> old.profession or new.body <> old.body
      or new.sealed_number <> old.sealed_number or new.sealed_npi is distinct from old.sealed_npi
      or new.number_digest is distinct from old.number_digest then
    raise exception 'a steward decides on a claim, and does not change it' using errcode = '42501';
  end if;
  return new;
end $$;
