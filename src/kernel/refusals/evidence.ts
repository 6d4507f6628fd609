export const evidenceRefusals = {} as const;
