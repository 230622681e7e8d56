-- A draft, a file of evidence and an application are destroyed while their author stays: each has a key of its own, which
-- goes first. Sealed under their author's, they opened from an old backup for as long as that key lived.
set local search_path = colloquy;

alter table case_draft add column key_id uuid, add column shared_at timestamptz;
comment on column case_draft.key_id is 'Which key seals it; null: its author''s, until it is next written.';
comment on column case_draft.shared_at is 'When its words were shared: nobody reads it any more, and a job destroys it, key first, once that has been kept.';
comment on table case_draft is 'A raw draft of a case; may hold a client''s name. Sealed under a key of its own, for the author alone; destroyed when shared or 30 days untouched.';
alter table license_evidence add column key_id uuid;
comment on column license_evidence.key_id is 'Which key seals it; null: its clinician''s.';
comment on table license_evidence is 'Evidence files, each sealed under a key of its own; destroyed 30 days after the decision.';
alter table application add column key_id uuid;
comment on column application.key_id is 'Which key seals answers and words; null: the applicant''s, until it is decided.';
comment on table application is 'Someone asks for a seat. Answers and the facilitator''s words are sealed under a key of its own; both are destroyed 30 days after the decision.';
grant update (key_id, shared_at) on case_draft to colloquy_app;
grant update (key_id) on application to colloquy_app;
create index draft_shared on case_draft (shared_at) where shared_at is not null;

create or replace function needed_keys(keys uuid[]) returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select id from "case" where id = any (keys) and destroyed_at is null
    union all select id from clinician where id = any (keys) and state = 'present'
    union all select id from network where id = any (keys)
    union all select key_id from case_draft where key_id = any (keys)
    union all select key_id from license_evidence where key_id = any (keys)
    union all select key_id from application where key_id = any (keys) and (sealed_answers is not null or sealed_words is not null)
  $$;

-- Due is also what was shared. Its author destroys it whether somebody vouches for them or not, and nothing more: a
-- draft that is due opens no sooner than others.
create or replace function due_drafts() returns table (draft_id uuid, clinician_id uuid) language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select id, clinician_id from case_draft
    where changed_at < acting_now() - interval '720 hours' or shared_at is not null limit 500
  $$;
comment on function due_drafts() is 'For jobs: drafts 30 days untouched, and those whose words were shared, with their authors.';

create function remove_due_draft(of_draft uuid) returns uuid language sql volatile security definer set search_path = colloquy, pg_temp
  as $$
    delete from case_draft
    where id = of_draft and clinician_id = acting_clinician()
      and (changed_at < acting_now() - interval '720 hours' or shared_at is not null)
    returning key_id
  $$;
comment on function remove_due_draft(uuid) is 'Removes an own draft that is due, and says which key sealed it, to be destroyed before this is kept. For the job that runs as its author.';

drop policy author_reads on case_draft;
create policy author_reads on case_draft for select to colloquy_app using (
  clinician_id = (select acting_clinician()) and group_id <> all (array(select my_unvouched_groups())));

drop function remove_case_texts(uuid);
create function remove_case_texts(of_case uuid) returns setof uuid language plpgsql volatile security definer
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
  update record_entry set sealed_reason = null where kind = 'case.override' and subject_id = of_case;
  update "case" set sealed_title = null, sealed_question = null, sealed_text = null, feedback = '{}',
      destroyed_at = acting_now(), changed_at = acting_now()
    where id = of_case and destroyed_at is null;
  return query delete from case_draft d where d.case_id = of_case and d.key_id is not null returning d.key_id;
  delete from case_draft where case_id = of_case;
end $$;
comment on function remove_case_texts(uuid) is 'Removes the texts of a case of one''s own and everything written about it, by whomever, and the reasons for keeping an identifier; the bare row with its dates stays. Says which keys sealed drafts that correct it, to be destroyed before this is kept. While somebody must vouch for its presenter, only of one that is due.';

grant create on schema colloquy to colloquy_guard;
alter function remove_due_draft(uuid) owner to colloquy_guard;
alter function remove_case_texts(uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function remove_due_draft(uuid), remove_case_texts(uuid) from public;
grant execute on function remove_due_draft(uuid), remove_case_texts(uuid) to colloquy_app;
