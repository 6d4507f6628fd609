import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { granted } from '../../../tests/support/environment.ts';
import { readForm } from './index.ts';

const reference = fileURLToPath(new URL('../../../examples/基层科普服务-2020.txt', import.meta.url));
const seed = fileURLToPath(new URL('../../../../shared/seed/财政项目支出绩效目标表-2020.txt', import.meta.url));
const wide = (text: string): string => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

const read = async (text: string) => granted(await readForm({ name: '目标表.txt', bytes: new TextEncoder().encode(text) }));

/** The form as other hands and programs write the same words. */
describe.each([reference, seed].filter((path) => existsSync(path)))('%s', (path) => {
  const text = readFileSync(path, 'utf8');

  test('reads the same with an empty line below each line', async () => {
    expect(await read(text.replaceAll('\n', '\n\n'))).toEqual(await read(text));
  });

  test('reads full-width figures in its head, dates and amounts, and keeps them as written in its targets', async () => {
    const plain = await read(text);
    const { sections: _, ...form } = await read(text.replace(/[\d>=%-]+(?:,\d{3})*/g, wide));
    const { sections: __, ...expected } = plain;
    expect(form).toEqual({
      ...expected,
      indicators: expected.indicators.map((row) => ({
        ...row,
        target: { ...row.target, raw: row.target.raw.replace(/[\d>=%-]+/g, wide) },
      })),
    });
  });
});
