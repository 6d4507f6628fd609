-- The how-manieth head of the log it is. It stands in what is signed, so that a head that is taken away leaves a gap. Null of heads from before.
ALTER TABLE evidence.log_checkpoint ADD COLUMN number bigint CHECK (number > 0);
