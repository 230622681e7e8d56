-- A job that runs twice posts its mail with the same id twice: the second time must change nothing, also after the
-- first one's sending was handed to the queue.
set local search_path = colloquy;

grant create on schema colloquy to colloquy_guard;
create or replace function post_mail(mail_id uuid, mail_to uuid, mail_address bytea, mail_kind text, mail_shown boolean, mail_ids jsonb, mail_secret bytea) returns void
  language plpgsql volatile security definer set search_path = colloquy, pg_temp as $$
begin
  insert into mail (id, clinician_id, sealed_address, kind, shown_to_stewards, ids, sealed_secret, made_at)
    values (mail_id, mail_to, mail_address, mail_kind, mail_shown, mail_ids, mail_secret, acting_now())
    on conflict (id) do nothing;
  if found then
    perform enqueue_job(mail_id, 'mail.send', jsonb_build_object('mailId', mail_id), mail_id::text, null);
  end if;
end $$;
revoke create on schema colloquy from colloquy_guard;
