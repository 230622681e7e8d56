-- Nothing is deleted in the name of who has still to be vouched for: a draft of a group neither.
set local search_path = colloquy;

create or replace function discard_group_draft(of_group uuid) returns boolean language plpgsql volatile security definer
  set search_path = colloquy, pg_temp as $$
begin
  perform from "group" where id = of_group and state = 'draft' and founder_id = acting_clinician()
    and not must_be_vouched_for() for update;
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
