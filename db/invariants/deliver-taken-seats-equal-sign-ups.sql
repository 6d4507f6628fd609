-- The seats that a session counts as taken are those of its confirmed sign-ups.
SELECT s.tenant_id, s.id, s.taken, coalesce(sum(u.seats), 0) AS confirmed
FROM deliver.session s
LEFT JOIN deliver.sign_up u ON u.tenant_id = s.tenant_id AND u.session_id = s.id AND u.state = 'confirmed'
GROUP BY s.tenant_id, s.id
HAVING s.taken <> coalesce(sum(u.seats), 0);
