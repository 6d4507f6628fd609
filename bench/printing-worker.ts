import {
  layoutNamed,
  type PrintFormat,
  printDeclaration,
  printMonitoring,
  printSelfEvaluation,
} from '#src/account/official-forms/index.ts';
import { monitoring2020 } from '#src/account/official-forms/monitoring.fixture.ts';
import { declaration2020, selfEvaluation2020 } from '#src/account/official-forms/official-forms.fixture.ts';
import type { Printed } from './printing.ts';
import { medianOf, timed } from './support/figures.ts';

const [form, format] = process.argv.slice(2) as [string, PrintFormat];
let copies = 0;

/** Every copy differs, as forms of different programmes do: the typesetter remembers what it has set before. */
function print(): Promise<Uint8Array> {
  copies += 1;
  const project = `基层科普服务（第 ${copies} 份）`;
  if (form === 'self-evaluation') {
    const indicators = selfEvaluation2020.indicators.map((row) => ({ ...row, level3: `${row.level3}${copies}` }));
    return printSelfEvaluation(
      { ...selfEvaluation2020, project, indicators, expected: `${copies}。${selfEvaluation2020.expected}` },
      format,
      layoutNamed('self-evaluation', 'cn-2020-self-evaluation')!,
    );
  }
  if (form === 'monitoring') {
    const indicators = monitoring2020.indicators.map((row) => ({ ...row, level3: `${row.level3}${copies}` }));
    return printMonitoring({ ...monitoring2020, project, indicators }, format, layoutNamed('monitoring', 'cn-monitoring')!);
  }
  const indicators = declaration2020.indicators.map((row) => ({ ...row, level3: `${row.level3}${copies}` }));
  const sections = Object.fromEntries(
    Object.entries(declaration2020.sections).map(([name, text]) => [name, text && `${copies}。${text}`]),
  );
  return printDeclaration(
    { ...declaration2020, project, indicators, sections },
    format,
    layoutNamed('declaration', 'sh-2020-declaration')!,
  );
}

const first = await timed(print);
const warmMs = await medianOf(5, print);
process.send!({ coldMs: first.ms, warmMs, bytes: first.value.length } satisfies Printed, () => process.exit(0));
