-- What credit needs beside its tables: own meetings after one has left, documents nobody rewrites, revocation.
set local search_path = colloquy;

alter table credit_policy
  add column objectives text[] not null default '{}',
  add column signer_name text not null default '',
  add column signer_title text not null default '';
comment on column credit_policy.signer_name is 'Who signs the documents for the provider, printed; empty: the network alone.';

alter table certificate add column sealed_license bytea;
comment on column certificate.sealed_license is 'The license as printed, where its holder asked for that; sealed under the holder''s key.';

create function my_attended_meetings() returns table (
    meeting_id uuid, group_id uuid, starts_at timestamptz, ends_at timestamptz, zone text, minutes integer,
    minutes_present integer, presenting_minutes integer, people_present integer, place text, area text,
    facilitator_name text, facilitator_credential text)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select m.id, m.group_id, m.starts_at, least(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute'), m.zone, m.minutes,
      a.minutes, a.presenting_minutes,
      (select count(*)::int from attendance o where o.meeting_id = m.id and o.minutes > 0), c.place, c.area, f.name, f.credential
    from attendance a
    join meeting m on m.id = a.meeting_id
    join charter c on c.group_id = m.group_id
    left join lateral (
      select p.name, p.credential from attendance l join clinician p on p.id = l.clinician_id
      where l.meeting_id = m.id and l.role = 'facilitator' order by l.minutes desc, l.clinician_id limit 1) f on true
    where a.clinician_id = acting_clinician() and m.state = 'planned'
      and coalesce(m.room_ended_at, m.starts_at + m.minutes * interval '1 minute') <= acting_now()
  $$;
comment on function my_attended_meetings() is 'The meetings one was at, as credit needs them: also after one has left the group, whose rows one then no longer sees. No group''s name; how many were present, not who, but for the facilitator.';

create function document_of_code(asked text) returns table (certificate_id uuid, clinician_id uuid, group_id uuid)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select id, c.clinician_id, c.group_id from certificate c
    where code = asked and ((select acting_is_steward()) or c.group_id = any (array(select my_facilitated_groups())))
  $$;
comment on function document_of_code(text) is 'For who may revoke it and holds its code: which document this is.';

create function revoke_document(document uuid, reason bytea) returns boolean language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
begin
  update certificate set revoked_at = acting_now(), revoked_by = acting_clinician(), sealed_reason = reason
    where id = document and revoked_at is null
      and ((select acting_is_steward()) or group_id = any (array(select my_facilitated_groups())));
  return found;
end $$;
comment on function revoke_document(uuid, bytea) is 'Revokes a document, once: a steward, or a facilitator of the group it came from. False when it was revoked before or is not theirs to revoke.';

create function acting_attended(of_meeting uuid, in_group uuid, least_minutes integer) returns boolean
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select exists (select 1 from attendance where meeting_id = of_meeting and group_id = in_group
                     and clinician_id = acting_clinician() and minutes >= least_minutes and minutes > 0)
  $$;
comment on function acting_attended(uuid, uuid, integer) is 'Whether the acting clinician was at a meeting of this group for that long.';

grant create on schema colloquy to colloquy_guard;
alter function my_attended_meetings() owner to colloquy_guard;
alter function document_of_code(text) owner to colloquy_guard;
alter function revoke_document(uuid, bytea) owner to colloquy_guard;
alter function acting_attended(uuid, uuid, integer) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on all functions in schema colloquy from public;
grant execute on function my_attended_meetings(), document_of_code(text), revoke_document(uuid, bytea),
  acting_attended(uuid, uuid, integer) to colloquy_app;
grant update on certificate to colloquy_guard;
create policy guard_revokes on certificate for update to colloquy_guard using (true) with check (true);

-- Nobody rewrites a document: the web role may only add one, for meetings the person was at; revoking has its own door.
revoke update on certificate from colloquy_app;
drop policy facilitators_revoke on certificate;
drop policy issued_to_oneself on certificate;
create policy issued_to_oneself on certificate for insert to colloquy_app with check (
  clinician_id = (select acting_clinician()) and revoked_at is null and revoked_by is null and sealed_reason is null
  and (select acting_attended(certificate.meeting_id, certificate.group_id, certificate.minutes)));

drop policy author_only on evaluation;
create policy author_reads on evaluation for select to colloquy_app using (clinician_id = (select acting_clinician()));
create policy author_changes on evaluation for update to colloquy_app
  using (clinician_id = (select acting_clinician())) with check (clinician_id = (select acting_clinician()));
create policy author_deletes on evaluation for delete to colloquy_app using (clinician_id = (select acting_clinician()));
create policy those_who_were_there on evaluation for insert to colloquy_app with check (
  clinician_id = (select acting_clinician()) and (select acting_attended(evaluation.meeting_id, evaluation.group_id, 1)));
