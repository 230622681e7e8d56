-- Why an identifier was kept tends to repeat it. Such a reason is sealed under its case's key and goes with the case; it
-- lay under the network's key and opened for as long as the network stood.
set local search_path = colloquy;

alter table record_entry add column reason_key_id uuid;
comment on column record_entry.reason_key_id is 'Which key seals the reason, a case''s; null: the network''s.';
comment on table record_entry is 'Powers used, as a chain: mac is over the previous mac and this entry, with a key of the keyring. Only added to; a reason about a case goes with the case. Ids only; a typed reason is sealed and enters the chain as a digest.';

grant update (sealed_reason) on record_entry to colloquy_guard;
create policy guard_destroys on record_entry for update to colloquy_guard
  using (kind = 'case.override' and subject_id = any (array(select id from "case" where presenter_id = (select acting_clinician()))))
  with check (sealed_reason is null);
create index record_of_case on record_entry (subject_id) where kind = 'case.override';

create or replace function remove_case_texts(of_case uuid) returns void language plpgsql volatile security definer
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
  update record_entry set sealed_reason = null where kind = 'case.override' and subject_id = of_case;
  update "case" set sealed_title = null, sealed_question = null, sealed_text = null, feedback = '{}',
      destroyed_at = acting_now(), changed_at = acting_now()
    where id = of_case and destroyed_at is null;
end $$;
comment on function remove_case_texts(uuid) is 'Removes the texts of a case of one''s own and everything written about it, by whomever, and the reasons for keeping an identifier; the bare row with its dates stays. While somebody must vouch for its presenter, only of one that is due.';

update record_entry set sealed_reason = null
  where kind = 'case.override' and subject_id in (select id from "case" where destroyed_at is not null);
