-- Which speaker, or the contact of which venue, a message goes to: of a session that moved it may be the venue that it left. Null of messages from before.
ALTER TABLE deliver.notice ADD COLUMN recipient_id uuid;
