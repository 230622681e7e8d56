-- While a group is a draft, the clauses its founder chose wait here to be signed.
set local search_path = colloquy;
alter table charter add column chosen_clauses text[] not null default '{no-outside, no-identifiers, no-recording, private-room, step-out, limits, no-relations, after-leaving}';
alter table charter add column own_clause jsonb not null default '{"title": "", "text": ""}';
comment on column charter.chosen_clauses is 'Ids of the catalog''s clauses chosen in the draft; once the group is open the agreement''s versions are the truth.';
comment on column charter.own_clause is 'A clause in the founder''s own words, {title, text}, empty where there is none.';

create index charter_language on charter (language);
