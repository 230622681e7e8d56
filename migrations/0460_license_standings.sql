-- "A steward asks", "not accepted" and "a renewal is being checked" each have something else that mends them: the shut
-- door told them apart from nothing. The words are those of the code's rule (domain/licenses/standing.ts).
set local search_path = colloquy;

grant create on schema colloquy to colloquy_guard;
create or replace function my_license_standing() returns text language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    with own as (select state, made_at from license where clinician_id = acting_clinician())
    select case
      when exists (select 1 from own where state = 'suspended') then 'suspended'
      when has_good_license(acting_clinician()) then 'verified'
      when exists (select 1 from own where state = 'verified') then case
        when exists (select 1 from own where state = 'asked') then 'renewal-asked'
        when exists (select 1 from own where state = 'waiting') then 'renewal-waiting'
        when exists (select 1 from own where state = 'declined' and made_at > (select max(made_at) from own where state = 'verified'))
          then 'renewal-declined'
        else 'expired' end
      when exists (select 1 from own where state = 'asked') then 'asked'
      when exists (select 1 from own where state = 'waiting') then 'waiting'
      when exists (select 1 from own where state = 'declined') then 'declined'
      else 'missing' end
  $$;
comment on function my_license_standing() is 'Of the acting clinician, over all their licenses: verified, suspended, missing, waiting, asked, declined; once one was verified and has ended: expired, or where its renewal is (renewal-asked, renewal-waiting, renewal-declined).';
revoke create on schema colloquy from colloquy_guard;
