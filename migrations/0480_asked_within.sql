-- What guard functions ask of one person, once for all of them. Each guard function that called another had it run by
-- itself, hundreds of times for a page; these are no guards: PostgreSQL writes them into the query of who asks them, with
-- that one's rights. Their names were looked up when they were made (`begin atomic`), so that no search path matters.
set local search_path = colloquy;

create or replace function acting_clinician() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.clinician_id', true), '')::uuid;

create function time_now() returns setof timestamptz language sql stable begin atomic
  select now() + coalesce((select ahead from demo_clock), interval '0');
end;
comment on function time_now() is 'For guard functions: one row, acting_now().';

create function good_licenses_of(person uuid) returns setof uuid language sql stable begin atomic
  select l.id from license l
  where l.clinician_id = person and l.state = 'verified'
    and (l.expires_on is null or l.expires_on >= ((select t from time_now() t) at time zone 'UTC' - interval '12 hours')::date)
    and not exists (select 1 from license s where s.clinician_id = person and s.state = 'suspended');
end;
comment on function good_licenses_of(uuid) is 'For guard functions: licenses of this person that are verified and not expired; none while one is suspended.';

create function groups_of(person uuid) returns setof uuid language sql stable begin atomic
  select s.group_id from seat s
  where s.clinician_id = person and s.state in ('active', 'paused')
    and not exists (select 1 from vouching w where w.clinician_id = person and w.group_id = s.group_id and w.vouched_at is null);
end;
comment on function groups_of(uuid) is 'For guard functions: groups this person is a member of, where nobody has to vouch first.';

create function groups_open_to(person uuid) returns setof uuid language sql stable begin atomic
  select s.group_id from seat s
  where s.clinician_id = person and s.state = 'active' and exists (select 1 from good_licenses_of(person))
    and exists (
      select 1 from agreement_signature g
      where g.clinician_id = person and g.version_id = (
        select v.id from agreement_version v where v.group_id = s.group_id and v.in_force_from <= (select t from time_now() t)
        order by v.in_force_from desc, v.number desc limit 1))
    and not exists (select 1 from vouching w where w.clinician_id = person and w.group_id = s.group_id and w.vouched_at is null);
end;
comment on function groups_open_to(uuid) is 'For guard functions: groups this person may enter now (confidentiality: an active seat, a good license, the version in force signed, nobody left to vouch).';

create function groups_led_by(person uuid) returns setof uuid language sql stable begin atomic
  select s.group_id from seat s
    where s.clinician_id = person and s.state = 'active' and s.role = 'facilitator'
      and s.group_id in (select g from groups_open_to(person) g)
  union select id from "group" where founder_id = person and state = 'draft';
end;
comment on function groups_led_by(uuid) is 'For guard functions: groups this person facilitates and may enter, and drafts of their own.';

create function cases_presented_by(person uuid) returns setof uuid language sql stable begin atomic
  select c.id from "case" c
  where c.presenter_id = person and c.destroyed_at is null
    and not exists (select 1 from vouching w where w.clinician_id = person and w.group_id = c.group_id and w.vouched_at is null);
end;
comment on function cases_presented_by(uuid) is 'For guard functions: this person''s own cases that stand, where nobody has to vouch first.';

create function cases_open_to(person uuid) returns setof uuid language sql stable begin atomic
  select p from cases_presented_by(person) p
  union all
  select c.id from "case" c
  where c.group_id = any (array(select g from groups_open_to(person) g)) and c.presenter_id <> person
    and c.destroyed_at is null and c.withdrawn_at is null
    and not exists (select 1 from recusal r where r.case_id = c.id and r.clinician_id = person);
end;
comment on function cases_open_to(uuid) is 'For guard functions: cases that exist for this person.';

revoke execute on function time_now, good_licenses_of, groups_of, groups_open_to, groups_led_by, cases_presented_by, cases_open_to
  from public;
grant execute on function time_now, good_licenses_of, groups_of, groups_open_to, groups_led_by, cases_presented_by, cases_open_to
  to colloquy_guard;

create or replace function acting_now() returns timestamptz language sql stable security definer
  set search_path = colloquy, pg_temp as $$ select t from time_now() t $$;
create or replace function has_good_license(person uuid) returns boolean language sql stable security definer
  set search_path = colloquy, pg_temp as $$ select exists (select 1 from good_licenses_of(person)) $$;
create or replace function may_enter(person uuid) returns setof uuid language sql stable security definer
  set search_path = colloquy, pg_temp as $$ select g from groups_open_to(person) g $$;
create or replace function my_open_groups() returns setof uuid language sql stable security definer
  set search_path = colloquy, pg_temp as $$ select g from groups_open_to(acting_clinician()) g $$;
create or replace function my_groups() returns setof uuid language sql stable security definer
  set search_path = colloquy, pg_temp as $$ select g from groups_of(acting_clinician()) g $$;
create or replace function my_facilitated_groups() returns setof uuid language sql stable security definer
  set search_path = colloquy, pg_temp as $$ select g from groups_led_by(acting_clinician()) g $$;
create or replace function my_presented_cases() returns setof uuid language sql stable security definer
  set search_path = colloquy, pg_temp as $$ select c from cases_presented_by(acting_clinician()) c $$;
create or replace function my_cases() returns setof uuid language sql stable security definer
  set search_path = colloquy, pg_temp as $$ select c from cases_open_to(acting_clinician()) c $$;

create or replace function my_agenda_cases() returns table (item_id uuid, case_id uuid) language sql stable security definer
  set search_path = colloquy, pg_temp as $$
    select a.id, a.case_id from agenda_item a
    where a.case_id = any (array(select c from cases_open_to(acting_clinician()) c))
      or (a.case_id is not null and a.presenter_id = acting_clinician()
          and a.group_id = any (array(select g from groups_of(acting_clinician()) g)))
  $$;

create or replace function my_company() returns setof uuid language sql stable security definer
  set search_path = colloquy, pg_temp as $$
    with led as materialized (select g from groups_led_by(acting_clinician()) g)
    select s.clinician_id from seat s
      where s.group_id = any (array(select g from groups_of(acting_clinician()) g)) and s.state <> 'offered'
    union select s.clinician_id from seat s where s.group_id = any (array(select g from led))
    union select a.clinician_id from application a where a.group_id = any (array(select g from led))
    union select s.clinician_id from seat s
      where s.group_id = any (array(select my_seat_groups())) and s.role = 'facilitator' and s.state in ('active', 'paused')
  $$;
