-- The name given with a booking. A number that signs up again may come with another name, which is the booking's alone: whoever knows a number renames
-- nobody. Empty: the name of the person, as of bookings from before and of somebody who was erased.
ALTER TABLE deliver.sign_up ADD COLUMN name text NOT NULL DEFAULT '';
