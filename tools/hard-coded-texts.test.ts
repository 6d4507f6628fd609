import { expect, it } from 'vitest';
import { hardCodedIn } from './hard-coded-texts.ts';
import { parseText } from './source.ts';

const found = (text: string): string[] =>
  hardCodedIn('src/deliver/calls/ui/page.tsx', parseText('page.tsx', text)).map((finding) => finding.message);

it.each([
  ['const a = <b>Save</b>;', 'Save'],
  ['const a = <b>保存</b>;', '保存'],
  ["const a = '保存';", '保存'],
  [`const a = \`\${n} 席\`;`, ' 席'],
  ['const a = <input placeholder="Name" />;', 'Name'],
])('finds %s', (text, shown) => {
  expect(found(text)).toEqual([`shows “${shown}”`]);
});

it.each([
  'const a = <b className="wide">{t(\'save\')}</b>;',
  '// 保存\nconst a = /区$/;',
  'const a = <b>{count} / {total}</b>;',
  'const a = <input placeholder={t(\'name\')} type="text" />;',
])('lets %s be', (text) => {
  expect(found(text)).toEqual([]);
});
