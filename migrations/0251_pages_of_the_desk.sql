-- The desk's lists come in pages: each is read along an index, however long it grows.
set local search_path = colloquy;

create index record_for_stewards on record_entry (sequence desc) where audience = 'stewards';
create index record_for_stewards_about on record_entry (split_part(kind, '.', 1), sequence desc) where audience = 'stewards';
drop index license_queue;
create index license_queue on license (state, changed_at, id);
