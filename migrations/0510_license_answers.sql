-- A steward's question was answered by correcting the claim only, also where nothing in it was wrong: its owner may
-- answer in words.
set local search_path = colloquy;

create table license_answer (
  clinician_id uuid not null references clinician,
  id uuid not null,
  license_id uuid not null references license on delete cascade,
  answered_at timestamptz not null,
  sealed bytea not null,
  primary key (clinician_id, id)
);
create index answers_of_license on license_answer (license_id, answered_at);
comment on table license_answer is 'What a license''s owner answered to a steward''s question, sealed under the owner''s key. Only added to; goes with the license.';
call protect('license_answer');
grant select, insert on license_answer to colloquy_app;
create policy oneself_reads on license_answer for select to colloquy_app using (clinician_id = (select acting_clinician()));
create policy oneself_answers on license_answer for insert to colloquy_app with check (
  clinician_id = (select acting_clinician())
  and license_id = any (array(select id from license where clinician_id = (select acting_clinician()) and state = 'asked')));
create policy steward_reads on license_answer for select to colloquy_app using ((select acting_is_steward()));
