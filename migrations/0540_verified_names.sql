-- Who was verified could take any name afterwards and was still called verified. The name and credential that a steward
-- verified are kept; licenses verified before count as verified under the name their owner has now.
set local search_path = colloquy;

create table verified_name (
  clinician_id uuid primary key references clinician,
  license_id uuid not null references license on delete cascade,
  name text not null check (name <> ''),
  credential text not null,
  verified_at timestamptz not null
);
create index verified_name_of_license on verified_name (license_id);
comment on table verified_name is 'Name and credential a steward saw when a license of this person was verified, or accepted since. Goes with the license.';
insert into verified_name (clinician_id, license_id, name, credential, verified_at)
  select distinct on (l.clinician_id) l.clinician_id, l.id, c.name, c.credential, coalesce(l.verified_at, l.changed_at)
  from license l join clinician c on c.id = l.clinician_id
  where l.state in ('verified', 'suspended')
  order by l.clinician_id, l.state desc, l.made_at desc;
call protect('verified_name');
grant select, insert, update (license_id, name, credential, verified_at) on verified_name to colloquy_app;
create policy oneself_reads on verified_name for select to colloquy_app using (clinician_id = (select acting_clinician()));
create policy steward_reads on verified_name for select to colloquy_app using ((select acting_is_steward()));
create policy steward_verifies on verified_name for insert to colloquy_app
  with check ((select acting_is_steward()) and clinician_id <> (select acting_clinician())
    and exists (select 1 from license l where l.id = license_id and l.clinician_id = verified_name.clinician_id));
create policy steward_accepts on verified_name for update to colloquy_app
  using ((select acting_is_steward()) and clinician_id <> (select acting_clinician()))
  with check (exists (select 1 from license l where l.id = license_id and l.clinician_id = verified_name.clinician_id));

alter table license_decision drop constraint license_decision_kind_check;
alter table license_decision add constraint license_decision_kind_check
  check (kind in ('verified', 'asked', 'declined', 'suspended', 'reinstated', 'renamed'));

-- The papers of a meeting name who led it: as they were verified, until a steward has accepted another name.
grant select on verified_name to colloquy_guard;
create policy guard_reads on verified_name for select to colloquy_guard using (true);
grant create on schema colloquy to colloquy_guard;
create or replace function facilitators_of(of_meeting uuid) returns jsonb language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('name', coalesce(v.name, p.name), 'credential', coalesce(v.credential, p.credential))
      order by coalesce(v.name, p.name), p.id), '[]')
    from attendance a join clinician p on p.id = a.clinician_id left join verified_name v on v.clinician_id = p.id
    where a.meeting_id = of_meeting and a.role = 'facilitator' and a.minutes > 0
  $$;
comment on function facilitators_of(uuid) is 'Who facilitated a meeting and was there, by the name a steward verified: for its documents. Their order says nothing of anybody''s minutes.';
revoke create on schema colloquy from colloquy_guard;
