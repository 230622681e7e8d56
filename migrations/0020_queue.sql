-- The queue's schema; pg-boss keeps its tables there by itself, as colloquy_jobs.
create schema queue authorization colloquy_jobs;
revoke all on schema queue from public;
comment on schema queue is 'pg-boss: kinds and ids of jobs at work, never content. Not part of a backup: what is unfinished is asked for again.';
