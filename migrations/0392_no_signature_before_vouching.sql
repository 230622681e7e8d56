-- The signed copies of a group that is shut until somebody vouches are shut with it: they name the group and its words.
set local search_path = colloquy;

create policy unvouched_see_no_signature on agreement_signature as restrictive for select to colloquy_app
  using (group_id <> all (array(select my_unvouched_groups())));
