-- A sample network is made once; until it is whole, it is made again from the start.
set local search_path = colloquy;
alter table demo_clock add column whole_since timestamptz;
comment on column demo_clock.whole_since is 'When the sample network was finished; null while it is being made.';
