-- A draft of a group that its founder does not go on with is gone: nobody else ever saw it.
set local search_path = colloquy;

create function discard_group_draft(of_group uuid) returns boolean language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
begin
  perform from "group" where id = of_group and state = 'draft' and founder_id = acting_clinician() for update;
  if not found then return false; end if;
  delete from group_invitation where group_id = of_group;
  delete from meeting where group_id = of_group;
  delete from series where group_id = of_group;
  delete from group_place where group_id = of_group;
  delete from seat where group_id = of_group;
  delete from charter where group_id = of_group;
  delete from "group" where id = of_group;
  return true;
end $$;
comment on function discard_group_draft(uuid) is 'Removes a draft of a group of the acting founder''s own, with what it was planned by; false when there is none. An open group is never removed.';

grant select on series, group_place, group_invitation to colloquy_guard;
create policy guard_finds_drafts on series for select to colloquy_guard using (group_id = any (array(select id from "group" where state = 'draft')));
create policy guard_finds_drafts on group_place for select to colloquy_guard using (group_id = any (array(select id from "group" where state = 'draft')));
grant delete on group_invitation, meeting, series, group_place, seat, charter, "group" to colloquy_guard;
create policy guard_discards on group_invitation for delete to colloquy_guard using (group_id = any (array(select id from "group" where state = 'draft')));
create policy guard_discards on meeting for delete to colloquy_guard using (group_id = any (array(select id from "group" where state = 'draft')));
create policy guard_discards on series for delete to colloquy_guard using (group_id = any (array(select id from "group" where state = 'draft')));
create policy guard_discards on group_place for delete to colloquy_guard using (group_id = any (array(select id from "group" where state = 'draft')));
create policy guard_discards on seat for delete to colloquy_guard using (group_id = any (array(select id from "group" where state = 'draft')));
create policy guard_discards on charter for delete to colloquy_guard using (group_id = any (array(select id from "group" where state = 'draft')));
create policy guard_discards on "group" for delete to colloquy_guard using (state = 'draft');

grant create on schema colloquy to colloquy_guard;
alter function discard_group_draft(uuid) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function discard_group_draft(uuid) from public;
grant execute on function discard_group_draft(uuid) to colloquy_app;
