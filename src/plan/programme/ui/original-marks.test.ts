import { expect, test } from 'vitest';
import { renderWord } from '#src/platform/documents/index.ts';
import { sh2026Sheet } from '../../declaration/forms.fixture.ts';
import { readBesideOriginal } from '../../declaration/index.ts';
import { marksOf, rowOfPlace, warningsOfRow, withoutTargetDoubt } from './original-marks.ts';

const text = [
  '财政项目支出绩效目标表',
  '（2020年度）',
  '项目名称：社区科普',
  '一级目标 二级目标 三级目标 指标目标值',
  '产出目标 数量 讲座场次 ≥4场',
  '产出目标 质量 讲师合格率 290%',
  '',
].join('\n');

async function read(name: string, bytes: Uint8Array) {
  const result = await readBesideOriginal({ name, bytes });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

test('the lines of a text stand as they are, and the doubtful target is marked in its line', async () => {
  const { reading, original } = await read('表.txt', Buffer.from(text));
  expect(original.map((row) => row.cells.map((cell) => cell.text).join())).toEqual(text.split('\n'));
  const marks = marksOf(reading, original);
  expect([...marks.keys()]).toEqual([5]);
  const [span] = marks.get(5)?.spans ?? [];
  expect(original[5]?.cells[span?.cell ?? -1]?.text.slice(span?.from, span?.to)).toBe('290%');
});

test('in a table the cell is marked, not the whole row', async () => {
  const { reading, original } = await read('表.docx', await renderWord(sh2026Sheet));
  const doubted = reading.indicators.find((row) => row.target.raw === '290%')!;
  const [warning] = warningsOfRow(reading, doubted);
  const at = rowOfPlace(original, warning?.where ?? '');
  const spans = marksOf(reading, original).get(at)?.spans;
  expect(spans?.map(({ cell }) => original[at]?.cells[cell]?.text)).toEqual(['290%']);
});

test('a target written anew takes its own doubt away and leaves the others', async () => {
  const twice = `${text}产出目标 时效 讲师合格率 380%\n产出目标 时效 完成时间 约5天\n`;
  const { reading } = await read('表.txt', Buffer.from(twice));
  const left = withoutTargetDoubt(
    reading,
    reading.indicators.findIndex((row) => row.target.raw === '290%'),
  );
  expect(reading.warnings.length - left.length).toBe(1);
  expect(left.map(({ message }) => message).join()).toMatch(/380%.*约5天/);
});

test('a place that is no row of the original is none, and 第1行 is not 第10行', () => {
  const rows = ['第10行', '第1行'].map((where) => ({ where, grid: false, cells: [] }));
  expect(rowOfPlace(rows, '第1行“甲”')).toBe(1);
  expect(rowOfPlace(rows, '第1行')).toBe(1);
  expect(rowOfPlace(rows, '表头')).toBe(-1);
});
