import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import { type Checkpoint, type NoteKey, readSignatureLine } from '#src/evidence/log/rules/index.ts';
import { rulePacks } from '../../scoring/offline/index.ts';
import type { BundleHead, SealLine } from './bundle-lines.ts';
import type { Fault } from './report.ts';

interface Signed {
  head: BundleHead;
  checkpoint: Checkpoint | null;
  /** Those that the file says, as far as they are any. */
  keys: readonly NoteKey[];
  seal: SealLine;
}

/**
 * Where a file was changed after it was sealed, in what no leaf of the log proves, as far as the rest of the file or the reader's own rules
 * speak against it. What nothing speaks against (the demo mark, the name of the unit, when it was made, size and type of attachments) has no place.
 */
export class SealPlaces {
  readonly #found: Fault[] = [];
  readonly #last = new Map<string, string>();

  blank(line: number): void {
    this.#found.push({ code: 'seal-blank-line', params: { line } });
  }

  /** Facts and acts stand in the order of their places, attachments in that of their hashes. */
  line(type: string, key: number | string, line: number): void {
    const text = typeof key === 'number' ? String(key).padStart(16, '0') : key;
    if (text < (this.#last.get(type) ?? '')) this.#found.push({ code: 'seal-order', params: { line } });
    this.#last.set(type, text);
  }

  finish(signed: Signed): Fault[] {
    return [...this.#found, ...ruleFaults(signed.head), ...keyFaults(signed)];
  }
}

/** The rules as the file words them, beside the reader's own. */
function ruleFaults({ pack }: BundleHead): Fault[] {
  const known = Object.entries(rulePacks).find(([code]) => code === pack.code)?.[1];
  if (!known) return [];
  const own = JSON.parse(JSON.stringify(known)) as Record<string, Json>;
  const fields = [...new Set([...Object.keys(own), ...Object.keys(pack.rules)])];
  return fields.flatMap((field) => {
    const [kept, found] = [own[field], pack.rules[field] as Json | undefined].map((one) => canonicalJson(one ?? null));
    return kept === found ? [] : [{ code: 'seal-rule', params: { pack: pack.code, field, kept: kept!, found: found! } }];
  });
}

/** A key that nobody can read, and signatures by keys that the file does not say: one was exchanged or taken out. */
function keyFaults({ head, checkpoint, keys, seal }: Signed): Fault[] {
  const unreadable = head.keys.filter((vkey) => !keys.some(({ name, id }) => vkey.startsWith(`${name}+${id}+`)));
  const signatures = [...(checkpoint?.signatures ?? []), ...seal.signatures.flatMap((line) => readSignatureLine(line) ?? [])];
  const missing = signatures.filter(({ name, id }) => !keys.some((key) => key.name === name && key.id === id));
  return [
    ...unreadable.map((vkey) => ({ code: 'seal-key', params: { vkey } })),
    ...[...new Set(missing.map(({ name, id }) => `${name}+${id}`))].map((key) => ({ code: 'seal-key-missing', params: { key } })),
  ];
}
