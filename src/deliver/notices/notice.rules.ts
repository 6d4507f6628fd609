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

/** 138****5678; shorter numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  if (phone === '') return '';
  if (phone.length < 8) return `${'*'.repeat(Math.max(0, phone.length - 2))}${phone.slice(-2)}`;
  return `${phone.slice(0, phone.length - 8)}****${phone.slice(-4)}`;
}

/** 张*, 欧阳**: the first sign stays. */
export function maskName(name: string): string {
  const signs = [...name.trim()];
  return signs.length === 0 ? '' : `${signs[0]}${'*'.repeat(Math.min(2, Math.max(1, signs.length - 1)))}`;
}
