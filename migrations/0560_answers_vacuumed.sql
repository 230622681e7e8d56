-- Answers to a steward's question came after 0130: they leave their place as soon as other sealed text.
set local search_path = colloquy;

alter table license_answer set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
