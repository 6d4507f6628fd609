import { expect, test } from 'vitest';
import { nodeChecks } from '#src/evidence/log/index.ts';
import { refuse, sentenceOf } from '#src/kernel/refusal.ts';
import { BundleCheck, sentencesOf, uncheckedBy, verifyWords } from './index.ts';

function reportOf(lines: readonly string[]) {
  const check = new BundleCheck(nodeChecks, {});
  for (const line of lines) check.add(line);
  return check.finish();
}

test.each([[['# Kepu', '', '科普服务']], [['\u0000\u0001', 'PK']], [[]]])(
  'of a file that is no bundle the page says what the command says, and nothing of any check: %j',
  (lines) => {
    const why = uncheckedBy(reportOf(lines))!;
    for (const language of ['zh', 'en'] as const) {
      const [said] = sentencesOf([why], verifyWords[language]);
      const { reason, remedy } = sentenceOf(refuse('bundle-foreign', { file: 'x' }).refusal, language);
      const command = `${reason}${language === 'en' ? ' ' : ''}${remedy}`.replace(/[。.]$/, '');
      expect(said).toBe(
        command.replace('The file “x”', 'This file').replace('“x”', language === 'en' ? 'This file' : '这个文件'),
      );
    }
  },
);

test('what cannot be unpacked from its beginning on is told alike', () => {
  const check = new BundleCheck(nodeChecks, {});
  check.damaged();
  expect(uncheckedBy(check.finish())).toEqual({ code: 'no-bundle', params: {} });
});
