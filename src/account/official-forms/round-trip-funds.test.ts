import { describe, expect, it } from 'vitest';
import { type FundField, fundFields, noFunds } from '#src/kernel/funds.ts';
import { fundsInFen } from '#src/plan/declaration/funds-reading.contract.ts';
import { readBesideOriginal } from '#src/plan/declaration/index.ts';
import { layoutNamed, printDeclaration } from './index.ts';
import type { DeclarationForm } from './official-form.ts';
import { declaration2020 } from './official-forms.fixture.ts';

/** The parts that a layout has lines for. */
const partsOnForm = {
  'cn-2020-declaration': ['totalFiscalFen', 'totalOtherFen', 'currentYearFiscalFen', 'currentYearOtherFen'],
  'cn-2021-declaration': ['totalFiscalFen', 'totalOtherFen', 'currentYearFiscalFen', 'currentYearOtherFen'],
  'sh-2026-declaration': fundFields,
} as const;

const formats = ['pdf', 'docx', 'xlsx'] as const;
const inAllFormats = Object.keys(partsOnForm).flatMap((id) => formats.map((format) => [id, format] as const));
const indicators: DeclarationForm['indicators'] = [
  { level1: '产出指标', level2: '数量指标', level3: '科普讲座场次', target: '≥64场' },
  { level1: '效益指标', level2: '社会效益指标', level3: '受益人次', target: '≥20万人次' },
];

describe.each(inAllFormats)('the attribute and the money in the layout %s as %s', (layout, format) => {
  const funds = {
    totalFiscalFen: 180_000_000,
    totalOtherFen: 20_000_000,
    currentYearFiscalFen: 80_000_050,
    currentYearCarriedFen: layout.startsWith('sh') ? 4_500_000 : 0,
    currentYearOtherFen: 6_500_000,
  };

  it.each([
    ['all of its parts', funds],
    ['only those of the year', { ...funds, totalFiscalFen: null, totalOtherFen: null }],
    ['only its other money', { ...noFunds, totalOtherFen: 0, currentYearOtherFen: 6_500_000 }],
    ['none', noFunds],
  ])('is read back with %s', async (_, said) => {
    const attribute = layout.startsWith('sh') ? '阶段性项目' : '延续项目';
    const budget = { ...declaration2020.budget, ...said, totalFen: 200_000_000, currentYearFen: 91_000_050 };
    const printed = await printDeclaration(
      { ...declaration2020, attribute, budget, sections: {}, indicators },
      format,
      layoutNamed('declaration', layout)!,
    );
    const again = await readBesideOriginal({ name: `a.${format}`, bytes: printed });
    if (!again.ok) throw new Error(again.refusal.code);
    const { reading } = again.value;
    const shown: readonly FundField[] = partsOnForm[layout as keyof typeof partsOnForm];
    const expected = Object.fromEntries(fundFields.map((field) => [field, shown.includes(field) ? said[field] : null]));
    expect({ ...fundsInFen(reading.funds) }).toEqual(expected);
    expect(reading).toMatchObject({
      attribute,
      unkept: [],
      budget: { totalYuan: 2_000_000, currentYearYuan: 910_000.5 },
    });
  });
});
