export const accessRefusals = {} as const;
