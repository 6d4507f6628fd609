import { numberFrom } from '#src/kernel/number-from.ts';

/** What a field of numbers takes; absent bounds do not bind. `money`: 元, also written 18万 or 1,200.50元. */
export interface NumberAsked {
  least?: number;
  most?: number;
  /** Decimals at most; two of money. */
  decimals?: number;
  money?: boolean;
}

/** The most that a field of 元 takes: a million million, 一万亿元. */
export const mostYuan = 1e12;

const amount = /^(.*?)(万)?元?$/u;

/** What was typed as a number, `null` where nothing was; the text itself where it is no number: nobody guesses one from a part of it. */
export function numberTyped(text: string, { money = false }: NumberAsked = {}): number | string | null {
  if (text.trim() === '') return null;
  if (!money) return numberFrom(text) ?? text;
  const [, digits, tenThousands] = amount.exec(text.normalize('NFKC').replace(/[\s,¥]/gu, ''))!;
  const number = numberFrom(digits!);
  if (number === null) return text;
  // 1.005 万 is 10,050: the product of fractions is rounded where no amount of money has a place any more.
  return tenThousands ? Math.round(number * 1e4 * 1e6) / 1e6 : number;
}

/** As a field shows it that nobody is typing into: money with groups and two decimals. */
export function numberShown(value: number | string | null | undefined, { money = false }: NumberAsked = {}): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || !money) return String(value);
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 });
}

/** Why a value is not taken, for the sentence below the field. */
export type NumberFault =
  | { code: 'unreadable'; text: string }
  | { code: 'decimals'; count: number }
  | { code: 'least'; least: string }
  | { code: 'most'; most: string };

export function numberFault(value: unknown, { least, most, decimals, money = false }: NumberAsked): NumberFault | null {
  if (typeof value === 'string') return { code: 'unreadable', text: value };
  if (typeof value !== 'number') return null;
  const places = decimals ?? (money ? 2 : undefined);
  if (least !== undefined && value < least) return { code: 'least', least: least.toLocaleString('en-US') };
  if (most !== undefined && value > most) return { code: 'most', most: most.toLocaleString('en-US') };
  if (places !== undefined && Math.abs(value - Number(value.toFixed(places))) > 1e-9 * Math.max(1, Math.abs(value)))
    return { code: 'decimals', count: places };
  return null;
}
