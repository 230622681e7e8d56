-- A charter names a term, and at its end the group is asked whether it goes on: until when it does then.
set local search_path = colloquy;

alter table "group" add column renewed_until date;
comment on column "group".renewed_until is 'The last day of the term a facilitator last renewed, in the charter''s zone; null during the first term, which ends term_months after opened_at. Who renewed it stands in the record.';
grant select (renewed_until), update (renewed_until) on "group" to colloquy_app;
