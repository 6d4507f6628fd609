export const planRefusals = {} as const;
