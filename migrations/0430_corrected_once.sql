-- Corrected words sent twice lead where they led first, although their draft is gone by then.
set local search_path = colloquy;

alter table "case" add column corrected_from uuid;
comment on column "case".corrected_from is 'Id of the draft whose words stand here since the case was corrected last; the draft itself is destroyed.';
grant update (corrected_from) on "case" to colloquy_app;
