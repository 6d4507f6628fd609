-- Whether a district is the unit's own, so that its answer is not one on somebody's behalf.
GRANT SELECT ON access.tenant TO kepu_account;
