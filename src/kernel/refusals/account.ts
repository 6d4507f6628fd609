export const accountRefusals = {} as const;
