-- Speakers and the contacts of venues are erased like everybody else; what finance must keep (payees of vouchers) stays where it is.
ALTER TABLE network.speaker ADD COLUMN erased_at timestamptz;
-- Of the contact: the venue itself is nobody's personal detail. Another contact may be entered afterwards.
ALTER TABLE network.venue ADD COLUMN contact_erased_at timestamptz;
