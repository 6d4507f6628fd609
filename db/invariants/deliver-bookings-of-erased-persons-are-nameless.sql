-- Somebody who was erased leaves no name on a booking.
SELECT u.tenant_id, u.id
FROM deliver.sign_up u
JOIN access.person p ON p.tenant_id = u.tenant_id AND p.id = u.person_id
WHERE p.erased_at IS NOT NULL AND u.name <> '';
