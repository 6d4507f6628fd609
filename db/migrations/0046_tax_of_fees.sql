-- What a fee says of its tax. Those booked before stay without: whether they were meant before or after tax was not asked, and nobody guesses.
ALTER TABLE deliver.expense
  ADD COLUMN payee_kind text CHECK (payee_kind IN ('resident', 'non-resident', 'organisation')),
  ADD COLUMN tax_basis text CHECK (tax_basis IN ('gross', 'net')),
  -- Withheld of `amount_fen`, which is before tax.
  ADD COLUMN tax_fen bigint CHECK (tax_fen >= 0 AND tax_fen <= amount_fen),
  -- What the payee had got before for the same kind of work in the month, and the tax that was withheld of it.
  ADD COLUMN month_income_fen bigint CHECK (month_income_fen >= 0),
  ADD COLUMN month_tax_fen bigint CHECK (month_tax_fen >= 0),
  -- When it was last judged anew without having been mended itself, and why.
  ADD COLUMN judged_at timestamptz,
  ADD COLUMN judged_why text CHECK (judged_why IN ('session-moved', 'session-changed', 'speaker-changed', 'other-expense')),
  ADD CONSTRAINT expense_tax_of_fees CHECK (payee_kind IS NULL OR kind IN ('lecture-fee', 'expert-fee')),
  ADD CONSTRAINT expense_tax_is_whole CHECK (
    (coalesce(payee_kind, 'organisation') = 'organisation') = (tax_basis IS NULL)
    AND (tax_basis IS NULL) = (tax_fen IS NULL) AND (tax_basis IS NULL) = (month_income_fen IS NULL)
    AND (tax_basis IS NULL) = (month_tax_fen IS NULL)),
  ADD CONSTRAINT expense_judged_why CHECK ((judged_at IS NULL) = (judged_why IS NULL));

-- Hours and income of one payee are summed over the whole unit.
CREATE INDEX expense_payee ON deliver.expense (tenant_id, payee) WHERE state = 'booked' AND kind IN ('lecture-fee', 'expert-fee');
