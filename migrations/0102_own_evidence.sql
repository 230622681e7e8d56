-- Evidence is added to one's own license only: a steward looks at it beside the claim it lies with.
set local search_path = colloquy;
drop policy oneself on license_evidence;
create policy oneself_reads on license_evidence for select to colloquy_app using (clinician_id = (select acting_clinician()));
create policy oneself_adds on license_evidence for insert to colloquy_app with check (
  clinician_id = (select acting_clinician())
  and license_id = any (array(select id from license where clinician_id = (select acting_clinician()))));
create policy oneself_removes on license_evidence for delete to colloquy_app using (clinician_id = (select acting_clinician()));
