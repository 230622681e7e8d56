-- A turn is there for the whole group, the case in it for whom that case exists: not for a member before a shut door.
set local search_path = colloquy;

alter table agenda_item add column has_case boolean not null generated always as (case_id is not null) stored;
comment on column agenda_item.has_case is 'Whether a case is tied to this turn, for who may know that and not which.';

create function my_agenda_cases() returns table (item_id uuid, case_id uuid) language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select a.id, a.case_id from agenda_item a
    where a.case_id = any (array(select my_cases()))
      or (a.case_id is not null and a.presenter_id = acting_clinician() and a.group_id = any (array(select my_groups())))
  $$;
comment on function my_agenda_cases() is 'Turns with the case they show, of cases that exist for the acting clinician; own turns also while theirs is being destroyed.';
grant create on schema colloquy to colloquy_guard;
alter function my_agenda_cases() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function my_agenda_cases() from public;
grant execute on function my_agenda_cases() to colloquy_app;

revoke select on agenda_item from colloquy_app;
grant select (id, meeting_id, group_id, kind, position, presenter_id, made_by, made_at, unwritten, has_case) on agenda_item to colloquy_app;
