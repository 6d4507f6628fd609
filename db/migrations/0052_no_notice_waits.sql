-- Whoever keeps a time free hears of a new one at once, without the words that wait to be passed: no message waits for them any more.
UPDATE deliver.notice SET state = 'failed', last_error = 'overtaken', attempts = 99 WHERE awaits_pass AND state = 'queued';
ALTER TABLE deliver.notice DROP COLUMN awaits_pass;
