-- The name of a support group is health data, and who facilitates it as well: before somebody has vouched, whoever came
-- with a steward's link learns that a group is shut, and no more.
set local search_path = colloquy;

create or replace function my_seat_groups() returns setof uuid language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select s.group_id from seat s where s.clinician_id = acting_clinician() and s.state <> 'ended'
      and not exists (select 1 from vouching w where w.clinician_id = s.clinician_id and w.group_id = s.group_id and w.vouched_at is null)
  $$;
comment on function my_seat_groups() is 'Groups in which one has a seat of any living state, an offer included. None while somebody there has to vouch for one.';

create or replace function case_facts(of_case uuid) returns table (group_id uuid, presenter_id uuid) language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select c.group_id, c.presenter_id from "case" c
    where c.id = of_case and c.destroyed_at is null
      and ((c.presenter_id = acting_clinician() and c.group_id in (select my_unvouched_groups())
          and exists (select 1 from seat s where s.group_id = c.group_id and s.clinician_id = acting_clinician() and s.state <> 'ended'))
        or (c.presenter_id <> acting_clinician() and c.withdrawn_at is null
          and exists (select 1 from seat s where s.group_id = c.group_id and s.clinician_id = acting_clinician() and s.state in ('active', 'paused'))
          and not exists (select 1 from recusal r where r.case_id = c.id and r.clinician_id = acting_clinician())))
  $$;
