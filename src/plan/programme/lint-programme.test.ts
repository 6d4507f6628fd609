import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { granted as must, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { bindMeasure, importDeclaration } from './index.ts';
import { lintProgramme, lintReading } from './lint-programme.ts';
import type { ProgrammeView } from './programme.contract.ts';
import { reading } from './programme.fixture.ts';

const form2020 = readFileSync(new URL('../../../examples/基层科普服务-2020.txt', import.meta.url));
let world: TestEnvironment;
let programme: ProgrammeView;

beforeAll(async () => {
  world = await testEnvironment();
  const source = { fileName: '目标表.txt', bytes: new Uint8Array(form2020) };
  programme = must(await importDeclaration(world.environment, world.actors.manager, source)).programme;
});
afterAll(() => world.close());

const lint = async (input: Partial<Parameters<typeof lintProgramme>[2]> = {}) =>
  must(await lintProgramme(world.environment, world.actors.manager, { id: programme.id, ...input }));

test('a stored declaration is checked by the rules of its form and year', async () => {
  const { pack, findings } = await lint();
  expect(pack).toBe('SH-old');
  const districts = findings.find((finding) => finding.rule === 'L2');
  expect(districts).toMatchObject({
    indicator: '受众群众',
    row: 1,
    mend: { row: 1, level3: '科普活动覆盖区数', target: '≥16个' },
  });
  expect((await lint({ pack: 'CN-2021' })).findings.some((finding) => finding.rule === 'L18')).toBe(true);
});

test('a row is checked as it is typed, in the place of its indicator or as one more', async () => {
  const at = programme.indicators.findIndex((one) => one.level3 === '受众群众');
  const levels = { level1: '产出目标', level2: '数量' };
  const mended = await lint({
    draft: { indicatorId: programme.indicators[at]!.id, ...levels, level3: '科普活动覆盖区数', target: '≥16个' },
  });
  expect(mended.findings.filter((finding) => finding.row === at)).toEqual([]);
  const further = await lint({ draft: { ...levels, level3: '科普讲座场次', target: '=160场' } });
  const about = further.findings.filter((finding) => finding.row === programme.indicators.length);
  expect(about).toMatchObject([{ rule: 'L3', mend: { target: '≥160场' } }]);
});

test('a rate that is bound to a measure of a share is defined, and only asked to be written on the form', async () => {
  const said = async () =>
    (await lint({ pack: 'CN-2021' })).findings.find(({ rule, indicator }) => rule === 'L10' && indicator === '完成及时率')!;
  expect(await said()).toMatchObject({ severity: 'error', code: 'rate-undefined-in-time' });
  const { id, version } = programme.indicators.find(({ level3 }) => level3 === '完成及时率')!;
  const bound = await bindMeasure(world.environment, world.actors.manager, {
    indicatorId: id,
    version,
    measureCode: 'activities-on-time',
  });
  expect(bound.ok).toBe(true);
  expect(await said()).toMatchObject({
    severity: 'info',
    code: 'rate-defined-by-measure',
    params: { measure: expect.stringContaining('÷') },
  });
});

test('项目属性 says what 项目类别 says elsewhere, stored or while the form is being mended', async () => {
  const sections = { 立项依据: '延续2018年、2019年的更新工作。' };
  const once = { ...reading('画廊更新', { sections }), attribute: '一次性项目' };
  const given = { fileName: '画廊更新.xlsx', reading: once };
  const { programme: stored } = must(await importDeclaration(world.environment, world.actors.manager, given));
  for (const { findings } of [await lint({ id: stored.id }), must(lintReading(world.actors.manager, { reading: once }))])
    expect(findings.filter(({ rule }) => rule === 'L14')).toMatchObject([{ code: 'one-off-continues-blank' }]);
});

test('is refused to strangers, and for programmes that are not there', async () => {
  const missing = await lintProgramme(world.environment, world.actors.manager, { id: '00000000-0000-7000-8000-000000000000' });
  expect(missing.ok ? '' : missing.refusal.code).toBe('not-found');
  const refused = await lintProgramme(world.environment, world.actors.resident, { id: programme.id });
  expect(refused.ok).toBe(false);
});
