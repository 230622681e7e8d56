-- What one was told of a group, under the group's id: of a listed one that id opens the public page, with its name. Until
-- somebody has vouched, that a person sits there is not for whoever came with a steward's link.
set local search_path = colloquy;

drop policy oneself on notice;
create policy oneself on notice to colloquy_app
  using (clinician_id = (select acting_clinician())
    and coalesce((ids ->> 'groupId')::uuid <> all (array(select my_unvouched_groups())), true))
  with check (clinician_id = (select acting_clinician()));
