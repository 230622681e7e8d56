-- Who reads why a license was asked about, declined or suspended also reads who said so: the page sends them to talk to
-- that steward, whose card is for the steward's own company. The name alone, and only of who decided.
set local search_path = colloquy;

grant create on schema colloquy to colloquy_guard;
create function my_license_deciders() returns table (clinician_id uuid, name text) language sql stable security definer
  set search_path = colloquy, pg_temp
  as $$
    select c.id, c.name from clinician c
    where c.id in (select d.decided_by from license_decision d where d.clinician_id = acting_clinician())
  $$;
comment on function my_license_deciders() is 'Stewards who decided on the acting clinician''s own licenses, by name.';
alter function my_license_deciders() owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function my_license_deciders() from public;
grant execute on function my_license_deciders() to colloquy_app;
