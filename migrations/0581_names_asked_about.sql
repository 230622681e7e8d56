-- A steward who saw that a verified person is called otherwise now could accept it or suspend: a question would have put the
-- license on hold. The name that was asked about stands with the question, which is open only while the person has that name.
set local search_path = colloquy;

alter table license_decision add column asked_name text check (asked_name <> '');
alter table license_decision add column asked_credential text;
comment on column license_decision.asked_name is 'The name a question about a verified license is about; null in all others.';
comment on column license_decision.asked_credential is 'The credential it is about, '''' where there was none.';
alter table license_decision add constraint license_decision_about_a_name
  check ((asked_name is null) = (asked_credential is null) and (asked_name is null or kind = 'asked'));

drop policy oneself_answers on license_answer;
create policy oneself_answers on license_answer for insert to colloquy_app with check (
  clinician_id = (select acting_clinician())
  and license_id = any (array(
    select l.id from license l where l.clinician_id = (select acting_clinician()) and (l.state = 'asked' or (l.state = 'verified' and exists (
      select from license_decision d where d.license_id = l.id and d.asked_name is not null
        and not exists (select from license_decision later where later.license_id = l.id and later.decided_at > d.decided_at)))))));
