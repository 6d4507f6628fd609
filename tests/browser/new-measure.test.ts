import { call } from '@orpc/server';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { programmeRoutes } from '#src/plan/index.ts';
import { as } from '../support/small-year.ts';
import { openSite } from './support/site.ts';

const declaration = new URL('../../examples/基层科普服务-2020.txt', import.meta.url);
const shots = process.env.KEPU_SHOTS;

/** A programme as it is right after its import, with three more indicators: two of participants' opinions, one of the hosts'. */
const site = openSite(async ({ environment, actors }) => {
  const manager = as(environment, actors.manager);
  const file = new File([await readFile(declaration)], '基层科普服务-2020.txt', { type: 'text/plain' });
  const { id } = (await call(programmeRoutes.importFile, { file }, manager)).programme;
  for (const level3 of ['参加群众满意度', '协办社区满意度'])
    await call(
      programmeRoutes.addIndicator,
      { id, level1: '满意度指标', level2: '服务对象满意度', level3, target: '≥90%' },
      manager,
    );
});

test('one click takes no measure for two indicators, nor one that the words do not bear: it is said, and left to be chosen', async () => {
  const page = await site().open('/console/programme', { role: 'manager', width: 1440, height: 900 });
  const row = (name: string) => page.locator('table.data tbody tr').filter({ hasText: name });
  await page.getByRole('button', { name: '一键采用建议口径' }).click();
  await page.getByText('还有 3 项未定口径').waitFor();
  for (const name of ['参加群众满意度', '社区、园区和楼宇满意度'])
    expect(await row(name).first().innerText()).toContain('同一口径，一键不采用');
  expect(await row('协办社区满意度').innerText()).toContain('未定口径');
  expect(await row('协办社区满意度').innerText()).not.toContain('满意及基本满意');
  if (shots) await page.screenshot({ path: `${shots}/measure-twice-1440.png`, fullPage: true });
});

test.each([1440, 360])(
  'a new measure for a rate opens on a ratio and asks for no conversion; what is refused covers no act: %i',
  async (width) => {
    const page = await site().open('/console/programme', { role: 'manager', width, height: 900 });
    await page.getByRole('link', { name: '协办社区满意度' }).click();
    await page.getByRole('button', { name: '新建口径' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('分子', { exact: true }).waitFor();
    expect(await dialog.getByText('换算系数').count()).toBe(0);
    await dialog.getByLabel('单位', { exact: true }).last().fill('元/人次');
    const save = dialog.getByRole('button', { name: '新建并采用' });
    await save.click();
    const refusal = page.getByRole('alert').filter({ hasText: '未能完成' });
    await refusal.waitFor();
    if (shots) await page.screenshot({ path: `${shots}/measure-refused-${width}.png` });
    await save.scrollIntoViewIfNeeded();
    const [act, said] = [(await save.boundingBox())!, (await refusal.boundingBox())!];
    const apart =
      act.x + act.width <= said.x ||
      said.x + said.width <= act.x ||
      act.y + act.height <= said.y ||
      said.y + said.height <= act.y;
    expect(apart).toBe(true);
    await dialog.getByRole('button', { name: '取消' }).click();
    await refusal.waitFor({ state: 'detached' });
  },
);
