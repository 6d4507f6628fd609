-- A first password that somebody else knows: it opens nothing until its owner has set another.
ALTER TABLE access."user" ADD COLUMN "passwordDue" boolean NOT NULL DEFAULT false;
