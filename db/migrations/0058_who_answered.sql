-- Who took a step of a rectification, so that whoever answered does not review it: a person's id, or the system under its name. Steps from
-- before say only the name. `on_behalf`: a manager answered for the district that was asked (代填).
ALTER TABLE account.rectification_step ADD COLUMN taken_by_id text, ADD COLUMN on_behalf boolean NOT NULL DEFAULT false,
  ADD CHECK (NOT on_behalf OR kind = 'answered');
