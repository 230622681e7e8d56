-- Whoever left a group as the last before a shut door ended it and left applications waiting and invitations open, since
-- both are a facilitator's to see, who may enter. What waits for a group that has ended is closed by whoever has its office.
set local search_path = colloquy;

alter table application drop constraint application_state_check;
alter table application add constraint application_state_check
  check (state in ('waiting', 'accepted', 'declined', 'withdrawn', 'closed'));
comment on column application.state is 'closed: the group ended before it decided.';

create function close_applications(of_group uuid) returns table (id uuid, clinician_id uuid) language sql volatile security definer
  set search_path = colloquy, pg_temp
  as $$
    update application a set state = 'closed', decided_at = acting_now(), decided_by = acting_clinician()
    where a.group_id = of_group and a.state = 'waiting' and of_group in (select my_offices())
      and exists (select 1 from "group" g where g.id = of_group and g.state = 'ended')
    returning a.id, a.clinician_id
  $$;
comment on function close_applications(uuid) is 'Closes the applications that wait for a group which has ended, for who has its office, be the door open or shut. Ids of them and of who waits.';

create function close_invitations(of_group uuid) returns setof uuid language sql volatile security definer
  set search_path = colloquy, pg_temp
  as $$
    update group_invitation i set revoked_at = acting_now()
    where i.group_id = of_group and i.used_at is null and i.revoked_at is null and of_group in (select my_offices())
      and exists (select 1 from "group" g where g.id = of_group and g.state = 'ended')
    returning i.id
  $$;
comment on function close_invitations(uuid) is 'Takes back the unused invitations into a group which has ended, for who has its office, be the door open or shut. Their ids.';

grant update (state, decided_at, decided_by) on application to colloquy_guard;
create policy guard_closes on application for update to colloquy_guard using (state = 'waiting') with check (state = 'closed');

grant create on schema colloquy to colloquy_guard;
alter function close_applications(uuid) owner to colloquy_guard;
alter function close_invitations(uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function close_applications(uuid), close_invitations(uuid) from public;
grant execute on function close_applications(uuid), close_invitations(uuid) to colloquy_app;
