-- A presenter is asked for one thing to try until it is written or answered with "nothing this time": that answer is the same
-- row without words, so that it is destroyed with the case and seen by the same people.
set local search_path = colloquy;

alter table takeaway alter column sealed drop not null;
alter table takeaway add constraint takeaway_without_words_asks_nothing check (sealed is not null or follow_up_at is null);
comment on column takeaway.sealed is 'One thing to try; null: nothing this time, by the presenter''s word.';
