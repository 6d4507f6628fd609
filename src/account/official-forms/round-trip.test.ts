import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readForm } from '#src/plan/index.ts';
import { fenFromYuan } from '#src/kernel/money.ts';
import { printDeclaration } from './index.ts';

async function read(name: string, bytes: Uint8Array) {
  const reading = await readForm({ name, bytes });
  if (!reading.ok) throw new Error(`refused: ${reading.refusal.code}`);
  return reading.value;
}

it.each(['pdf', 'docx', 'xlsx'] as const)('a declaration that Kepu prints as %s is read back as it was', async (format) => {
  const file = new URL('../../../examples/基层科普服务-2020.txt', import.meta.url);
  const original = await read('a.txt', await readFile(file));
  const { budget } = original;
  const fen = (yuan: number | null) => (yuan === null ? null : fenFromYuan(yuan));
  const bytes = await printDeclaration(
    {
      year: original.year!,
      applicant: original.unit!,
      project: original.project!,
      category: original.category!,
      start: original.start!,
      end: original.end!,
      governmentPurchase: original.governmentPurchase,
      performanceType: original.performanceType!,
      sections: original.sections,
      budget: {
        totalFen: fen(budget.totalYuan),
        currentYearFen: fen(budget.currentYearYuan),
        previousBudgetFen: fen(budget.previousBudgetYuan),
        previousExecutedFen: fen(budget.previousExecutedYuan),
      },
      indicators: original.indicators.map(({ level1, level2, level3, target }) => ({
        level1: level1!,
        level2: level2!,
        level3,
        target: target.raw,
      })),
      demo: false,
      version: 'v1',
      hash: 'ab'.repeat(32),
    },
    format,
  );
  const again = await read(`a.${format}`, bytes);
  expect(again.indicators).toEqual(original.indicators);
  expect(again.budget).toEqual(original.budget);
  const flat = (sections: Record<string, string>) =>
    Object.fromEntries(Object.entries(sections).map(([name, text]) => [name, text.replace(/\s+/g, '')]));
  expect(flat(again.sections)).toEqual(flat(original.sections));
  const head = ({ year, unit, project, category, start, end, governmentPurchase, performanceType }: typeof original) => ({
    year,
    unit,
    project,
    category,
    start,
    end,
    governmentPurchase,
    performanceType,
  });
  expect(head(again)).toEqual(head(original));
});
