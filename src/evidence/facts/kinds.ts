/** The vocabulary of facts is the kernel's: plan checks measures and planned activities against it. */
export { type FactKind, factKinds } from '#src/kernel/fact-kinds.ts';
