export const deliverRefusals = {} as const;
