-- The next head's number is one more than the largest: by this index, as a log has hundreds of thousands of heads in a year.
CREATE INDEX ON evidence.log_checkpoint (tenant_id, number);
