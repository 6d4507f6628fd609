-- A message to a speaker whose name waits to be passed goes out when it is: until then nobody is told, and nobody is to be told by phone.
ALTER TABLE deliver.notice ADD COLUMN awaits_pass boolean NOT NULL DEFAULT false;
