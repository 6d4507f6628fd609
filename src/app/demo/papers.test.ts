import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { countRegister } from './papers.ts';

test('the register of a record has its own date, place and figure, and is always the same', async () => {
  const line = {
    day: '2020-08-29',
    place: '长宁区 园区',
    what: '《种子日记》 第2日',
    count: 1_258,
    unit: '人次',
    method: '清点',
  };
  const bytes = await countRegister('科普巡展', line);
  const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: true });
  for (const said of ['2020-08-29', '长宁区 园区', '第2日', '1,258 人次', '清点']) expect(text).toContain(said);
  expect(await countRegister('科普巡展', line)).toEqual(bytes);
  expect(await countRegister('科普巡展', { ...line, place: '普陀区 园区' })).not.toEqual(bytes);
});
