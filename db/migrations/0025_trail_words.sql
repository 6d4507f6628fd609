-- What the trail tells of a change may hold words that name somebody: they go when the person is erased. The act itself stays.
GRANT UPDATE (detail) ON access.audit_trail TO kepu_access;
