-- A note saves itself while one writes. What a page sent earlier may arrive later, as over a slow line, and came over the
-- newer words.
set local search_path = colloquy;

alter table case_note add column page_id uuid, add column page_saving integer not null default 0;
comment on column case_note.page_id is 'The open page that saved it last, known to nothing else; null: a form sent by hand.';
comment on column case_note.page_saving is 'Which of that page''s savings it was; one with a lower number, arriving late, is left out.';
grant update (page_id, page_saving) on case_note to colloquy_app;
