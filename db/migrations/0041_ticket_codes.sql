-- The door looks for a typed code among all sessions, to say whose ticket it is.
CREATE INDEX sign_up_ticket_code ON deliver.sign_up (tenant_id, ticket_code);
