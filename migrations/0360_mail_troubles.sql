-- Two processes may be asked for the same letter: whoever takes it has it for a while, the other one waits. What became
-- of the last try is kept for the outbox, as a kind and the answer's code; the mail server's own words are not.
set local search_path = colloquy;

alter table mail
  add column taken_until timestamptz,
  add column trouble text check (trouble <> ''),
  add column answer text check (answer ~ '^[45][0-9]{2}( [45]\.[0-9]{1,3}\.[0-9]{1,3})?$');
comment on column mail.taken_until is 'Until when a process is at it; by the clock of the database, not the acting one.';
comment on column mail.trouble is 'What kept the last try from arriving: a kind (platform/mail/trouble.ts).';
comment on column mail.answer is 'The code the mail server gave then, RFC 5321 and 3463.';
