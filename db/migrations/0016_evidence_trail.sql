-- What is mended in the rollups, and where a log was begun anew, stands in the audit trail.
GRANT USAGE ON SCHEMA access TO kepu_evidence;
GRANT INSERT ON access.audit_trail TO kepu_evidence;
