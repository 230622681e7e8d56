-- Who rearranges an agenda numbers what they see of it. A turn they had stepped out of kept its old number and went to the
-- end, which showed the others that they do not see it.
set local search_path = colloquy;

grant update (position) on agenda_item to colloquy_guard;

create function arrange_agenda(of_meeting uuid, seen uuid[]) returns void language sql volatile security definer
  set search_path = colloquy, pg_temp
  as $$
    with items as (
      select a.id, a.position, a.made_at, array_position(seen, a.id) as at
      from agenda_item a where a.meeting_id = of_meeting and a.group_id in (select my_facilitated_groups())),
    placed as (
      select i.id, row_number() over (
        order by coalesce(i.at, (select count(*) from items s where s.at is not null and s.position <= i.position)),
          i.at is null, i.position, i.made_at) as position
      from items i)
    update agenda_item a set position = placed.position from placed where a.id = placed.id
  $$;
comment on function arrange_agenda(uuid, uuid[]) is 'Puts an agenda of a group one facilitates in this order; items one does not see stay after as many of the others as before.';

grant create on schema colloquy to colloquy_guard;
alter function arrange_agenda(uuid, uuid[]) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function arrange_agenda(uuid, uuid[]) from public;
grant execute on function arrange_agenda(uuid, uuid[]) to colloquy_app;
