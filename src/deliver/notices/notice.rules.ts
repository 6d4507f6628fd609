export { maskName } from '#src/kernel/person-name.ts';

/** After so many attempts a message counts as failed and waits for a person. */
export const maxAttempts = 5;

/** Minutes until the next attempt: 1, 4, 16, 64. */
export function minutesUntilRetry(attempts: number): number {
  return 4 ** Math.max(0, attempts - 1);
}

/** `{name}` places filled; a place without a value becomes empty. */
export function fillTemplate(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** Of a personal link, which lets whoever has it act for the person, what may be shown to others: where it leads. */
export function maskLink(url: string): string {
  return url.replace(/[^/]+$/, '••••');
}

/** The link is the whole message, and a link is not told by telephone. */
export function isOnlySent({ template }: { template: string }): boolean {
  return template === 'opinion-invited';
}

/** Nobody is to be told it any more: a newer message says what holds now, its recipient was erased, or its occasion is past. */
export function isOver({ lastError }: { lastError: string | null }): boolean {
  return lastError === 'overtaken' || lastError === 'erased' || lastError === 'past';
}
