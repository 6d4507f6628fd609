import { ORPCError } from '@orpc/server';
import { ValidationError } from '@orpc/contract';
import { type Language, type Refusal, refuse } from '#src/kernel/refusal.ts';
import { refusalError } from '#src/platform/http/answer.ts';
import { fieldName } from './field-names.ts';
import * as texts from './problems.texts.ts';

interface Issue {
  code?: string;
  path?: readonly PropertyKey[];
  message: string;
  expected?: string;
  input?: unknown;
  format?: string;
  origin?: string;
  minimum?: number | bigint;
  /** Whether the minimum itself would do. */
  inclusive?: boolean;
  maximum?: number | bigint;
  values?: readonly unknown[];
  sign?: string;
  position?: number;
}

type Problem = keyof typeof texts.zh;

const formats: Record<string, Problem> = {
  uuid: 'id',
  guid: 'id',
  date: 'date',
  datetime: 'moment',
  email: 'email',
  phone: 'phone',
};
const kinds: Record<string, Problem> = { string: 'text', number: 'number', int: 'number', file: 'file', date: 'date' };

function problemCode(issue: Issue): Problem | null {
  const isText = issue.origin === 'string' || issue.origin === 'array';
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('undefined') || issue.input === undefined
        ? 'missing'
        : (kinds[issue.expected ?? ''] ?? 'format');
    case 'invalid_format':
      return formats[issue.format ?? ''] ?? 'format';
    case 'hidden_character':
      return 'hidden';
    case 'invalid_value':
      return 'choice';
    case 'too_small':
      return isText && Number(issue.minimum) === 1
        ? 'missing'
        : isText
          ? 'tooShort'
          : issue.inclusive === false
            ? 'notAbove'
            : 'tooSmall';
    case 'too_big':
      return isText ? 'tooLong' : 'tooBig';
    // The contract's own words are kept.
    case undefined:
    case 'custom':
      return null;
    default:
      return 'format';
  }
}

function problemOf(issue: Issue, language: Language): string {
  const code = problemCode(issue);
  if (code === null) return issue.message;
  const params: Record<string, string> = {
    choices: (issue.values ?? []).join(language === 'zh' ? '、' : ', '),
    minimum: String(issue.minimum),
    maximum: String(issue.maximum),
    sign: String(issue.sign),
    position: String(issue.position),
  };
  return texts[language][code].replace(/\{(\w+)\}/g, (_whole, name: string) => params[name] ?? '');
}

interface ToldIssue {
  path: string;
  where: string;
  problem: string;
}

function toldIssue(issue: Issue, language: Language): ToldIssue {
  const path = (issue.path ?? [])
    .map((part) => String(typeof part === 'object' ? (part as { key: PropertyKey }).key : part))
    .join('.');
  return { path, where: fieldName(path, language), problem: problemOf(issue, language) };
}

/** The first thing that does not fit, as a refusal that is told in both languages: that of a command. */
export function inputRefusal(issues: readonly Issue[]): { ok: false; refusal: Refusal } {
  const issue = issues[0] ?? { message: '' };
  const { path, ...zh } = toldIssue(issue, 'zh');
  const { path: _, ...en } = toldIssue(issue, 'en');
  return refuse('input-invalid', { ...zh, field: path }, en);
}

/** Input that does not fit its schema, as a refusal that names the field; `data.issues` has them all. */
export function inputError(issues: readonly Issue[], language: Language): ORPCError<string, unknown> {
  const shown = issues.slice(0, 50).map((issue) => toldIssue(issue, language));
  const [first] = shown;
  const { refusal } = refuse('input-invalid', {
    where: first?.where ?? '',
    problem: first?.problem ?? '',
    field: first?.path ?? '',
  });
  const error = refusalError(refusal, language);
  return new ORPCError(error.code, { status: error.status, message: error.message, data: { ...error.data, issues: shown } });
}

/** A body that could not be read at all. */
export function unreadableError(language: Language): ORPCError<string, unknown> {
  const problem = language === 'zh' ? '格式不对，不能读取' : 'it is malformed and cannot be read';
  return refusalError(
    refuse('input-invalid', { where: language === 'zh' ? '请求内容' : 'The body', problem, field: '' }).refusal,
    language,
  );
}

/** What a visitor sees of a bug: a number to ask about, nothing of its inside. */
export function bugError(requestId: string, language: Language): ORPCError<string, unknown> {
  const [reason, remedy] =
    language === 'zh'
      ? [`系统出错，这次操作没有完成（编号 ${requestId}）。`, '请稍后再试；仍不行时，请把编号告诉管理员。']
      : [
          `Something went wrong and nothing was done (number ${requestId}).`,
          'Try again later; if it happens again, give the number to the administrator.',
        ];
  const message = `${reason}${language === 'en' ? ' ' : ''}${remedy}`;
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message,
    data: { code: 'internal-error', reason, remedy, params: { requestId } },
  });
}

/** The issues of an error that says that the input did not fit its schema; null for any other error. */
export function inputIssues(error: unknown): readonly Issue[] | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError)) return null;
  return error.cause.issues as readonly Issue[];
}
