import { scorePackCodes } from '#src/kernel/rule-packs.ts';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { formScore } from '#src/account/index.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { formLint, formRead, formTarget, lintPackCodes } from '#src/plan/index.ts';
import { type Command, lacking, miswritten } from './command.ts';

/** The bytes of a file that was named on the command line. */
export async function openFile(path: string | undefined): Promise<Result<{ name: string; bytes: Uint8Array<ArrayBuffer> }>> {
  if (path === undefined) return lacking('FILE');
  try {
    return ok({ name: basename(path), bytes: new Uint8Array(await readFile(path)) });
  } catch (error) {
    return refuse('file-unreadable', { file: path, problem: (error as NodeJS.ErrnoException).code ?? 'error' });
  }
}

const scoreUsage = `FILE [--pack ${scorePackCodes.join('|')}] [--over 130%] [--finished yes|no]`;

/** 130%, or 1.3; null when it is neither, or not above the target itself. */
function shareOf(text: string): number | null {
  const [, figure, percent] = /^(\d{1,5}(?:\.\d{1,4})?)(%?)$/.exec(text) ?? [];
  const share = Number(figure) / (percent ? 100 : 1);
  return figure !== undefined && share > 1 && share <= 100 ? share : null;
}

/** Commands on forms; they need no database. */
export const formCommands: readonly Command[] = [
  {
    name: 'form read',
    usage: 'FILE',
    group: 'forms',
    brief: { zh: '读表，各种版式', en: 'read a form, whatever its layout' },
    zh: '读目标表或自评表（txt、docx、xlsx、pdf，各种版式）',
    en: 'reads a target table or a self-evaluation, whatever its layout',
    example: 'form read 目标表.docx',
    async run({ words }) {
      const file = await openFile(words[0]);
      return file.ok ? formRead(file.value) : file;
    },
  },
  {
    name: 'form target',
    usage: 'EXPRESSION…',
    group: 'forms',
    brief: { zh: '看目标值怎样被理解', en: 'how a target is read' },
    zh: '看每个目标值表达式怎样被理解，如 ≥90% 20万人次 -5%',
    en: 'how each target expression is read, such as ≥90% 20万人次 -5%',
    example: 'form target ≥90% 20万人次 2020年12月底前',
    async run({ words }) {
      return words.length > 0 ? ok(formTarget(words)) : lacking('EXPRESSION');
    },
  },
  {
    name: 'form lint',
    usage: `FILE [--pack ${lintPackCodes.join('|')}]`,
    group: 'forms',
    brief: { zh: '指标体检', en: 'check the targets' },
    zh: '指标体检：财政和审计会提出的问题，为什么，怎么改',
    en: 'what finance bureaus and auditors object to in the targets, why, and the mend',
    example: 'form lint 目标表.docx --pack CN-2021',
    options: { pack: 'text' },
    async run({ words, options }) {
      const pack = lintPackCodes.find((code) => code === options.pack);
      if (options.pack !== undefined && !pack) return miswritten(`--pack ${String(options.pack)}`);
      const file = await openFile(words[0]);
      return file.ok ? formLint(file.value, pack) : file;
    },
  },
  {
    name: 'form score',
    usage: scoreUsage,
    group: 'forms',
    brief: { zh: '复算自评得分', en: 'score a self-evaluation again' },
    zh: '按规则复算自评表的每个得分，指出与表中不符之处；--over 为“远超目标”的界线，--finished 说明项目是否已完成',
    en: 'recomputes every score of a self-evaluation, and says where the form departs from the rule; --over draws the line of over-delivery, --finished says whether the project is done',
    example: 'form score 自评表.xlsx --finished yes',
    options: { pack: 'text', over: 'text', finished: 'text' },
    async run({ words, options }) {
      const pack = scorePackCodes.find((code) => code === options.pack);
      if (options.pack !== undefined && !pack) return miswritten(`--pack ${String(options.pack)}`);
      const farAbove = options.over === undefined ? undefined : shareOf(String(options.over));
      if (farAbove === null) return miswritten(`--over ${String(options.over)}`);
      const finished =
        options.finished === undefined
          ? undefined
          : new Map([
              ['yes', true],
              ['no', false],
            ]).get(String(options.finished));
      if (options.finished !== undefined && finished === undefined) return miswritten(`--finished ${String(options.finished)}`);
      const file = await openFile(words[0]);
      return file.ok ? formScore(file.value, pack, { farAbove, finished }) : file;
    },
  },
];
