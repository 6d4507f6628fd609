-- Nobody read it: the trail says when a contact was erased, and a later contact is told from the erased one by name and number.
ALTER TABLE network.venue DROP COLUMN contact_erased_at;
