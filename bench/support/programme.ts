import { call } from '@orpc/server';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programmeRoutes } from '#src/plan/index.ts';
import type { RequestContext } from '#src/platform/http/answer.ts';
import type { BenchInstallation } from './installation.ts';
import { root } from './processes.ts';

const form = '基层科普服务-2020.txt';
const districtCount = 16;
const dueDays = ['2020-03-31', '2020-06-30', '2020-09-30', '2020-12-15'];

export interface BenchProgramme {
  programmeId: string;
  activities: string[];
}

/** The reference declaration as a programme with its measures bound and 64 planned activities, through the same routes as people use. */
export async function benchProgramme({
  environment,
  manager,
}: Pick<BenchInstallation, 'environment' | 'manager'>): Promise<BenchProgramme> {
  const context: RequestContext = { environment, actor: manager, language: 'zh', address: '127.0.0.1' };
  const file = new File([await readFile(join(root, 'examples', form))], form, { type: 'text/plain' });
  const { programme } = await call(programmeRoutes.importFile, { file }, { context });
  const { id } = programme;
  await call(programmeRoutes.saveSubProgramme, { id, code: 'science-cafe', name: '科学咖啡馆', position: 0 }, { context });
  const activities: string[] = [];
  for (let index = 0; index < districtCount * dueDays.length; index += 1) {
    const dueOn = dueDays[index % dueDays.length]!;
    const plan = {
      subProgramme: 'science-cafe',
      name: `讲座 ${index + 1}`,
      district: null,
      factKind: 'session-held',
      unit: '场',
      target: 1,
      dueOn,
    } as const;
    activities.push((await call(programmeRoutes.addActivity, { id, ...plan }, { context })).id);
  }
  await call(programmeRoutes.bindSuggestions, { id }, { context });
  return { programmeId: id, activities };
}
