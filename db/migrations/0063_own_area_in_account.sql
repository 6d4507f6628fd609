-- Whether a district is the unit's own, so that its answer is not one on somebody's behalf.
GRANT SELECT (tenant_id, region_code) ON access.tenant TO kepu_account;
