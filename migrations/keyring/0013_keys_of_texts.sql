-- What is destroyed sooner than its case or its author has a key of its own: a draft, a file of evidence, an application.
set local search_path = keyring;
alter table key drop constraint key_kind_check;
alter table key add constraint key_kind_check
  check (kind in ('case', 'clinician', 'network', 'draft', 'evidence', 'application'));
comment on table key is 'One key for each case, clinician, draft, file of evidence and application, and the network, wrapped by the master key named in master_id. The id of a case''s, a clinician''s and the network''s is the subject''s; the others are named in their rows. Removing a row destroys what it sealed.';
