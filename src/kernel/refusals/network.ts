export const networkRefusals = {} as const;
