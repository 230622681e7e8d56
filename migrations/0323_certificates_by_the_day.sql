-- The page behind a code says a day. An hour beside it, and a zone, would name a listed group together with the
-- directory's weekday and hour, and so a person's support group.
set local search_path = colloquy;

drop function verify_certificate(text);
create function verify_certificate(asked text) returns table (kind text, facts jsonb, issued_on date, revoked_on date)
  language sql stable security definer set search_path = colloquy, pg_temp
  as $$
    select kind,
      jsonb_build_object('learner', facts -> 'learner', 'issuer', facts -> 'issuer', 'title', facts -> 'title', 'provider', facts -> 'provider',
        'hours', coalesce((select jsonb_agg(hour - 'minutes') from jsonb_array_elements(facts -> 'hours') hour), '[]'),
        'heldOn', ((facts ->> 'startsAt')::timestamptz at time zone (facts ->> 'zone'))::date),
      (issued_at at time zone (facts ->> 'zone'))::date, (revoked_at at time zone (facts ->> 'zone'))::date
    from certificate where code = asked
  $$;
comment on function verify_certificate(text) is 'For the public page: what the document with this code says, by the day, without group, hour, zone or ids.';
grant create on schema colloquy to colloquy_guard;
alter function verify_certificate(text) owner to colloquy_guard;
revoke create on schema colloquy from colloquy_guard;
revoke execute on function verify_certificate(text) from public;
grant execute on function verify_certificate(text) to colloquy_app;
