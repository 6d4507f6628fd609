-- Why people of a day that a self-evaluation looks at were entered after it was handed in; blank of all others.
ALTER TABLE deliver.head_count ADD COLUMN late_reason text NOT NULL DEFAULT '';
ALTER TABLE deliver.admission ADD COLUMN late_reason text NOT NULL DEFAULT '';
