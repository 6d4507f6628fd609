import { keepsBound } from '#src/kernel/degree.ts';
import {
  actsOf,
  afterFreezeOf,
  breaksOf,
  type BundleReport,
  type CheckedLine,
  type Compared,
  filled,
  sentencesOf,
  signedOf,
  uncheckedBy,
  type verifyWords,
  type Whole,
} from '#src/account/bundle/verify/index.ts';
import { englishUnit } from '#src/kernel/english-names.ts';
import { readTarget } from '#src/kernel/target.ts';
import { element } from './dom.ts';
import { en, type zh } from './page.texts.ts';

type PageWords = typeof zh;
type CheckWords = (typeof verifyWords)['zh'];

/** What holds and what does not, for people. */
export function showReport(report: BundleReport, page: PageWords, words: CheckWords): Node[] {
  const unchecked = uncheckedBy(report);
  // Nothing was checked: no verdict on what each check would have found.
  if (unchecked)
    return sentencesOf([unchecked], words).map((sentence) =>
      element('section', { class: 'verdict bad', role: 'status' }, element('strong', {}, `✗ ${sentence}`)),
    );
  return [
    verdict(report, page, words),
    heading(page.checked),
    checks(report, page, words),
    ...signed(report, page, words),
    ...rows(report, page, words),
  ];
}

const heading = (text: string): Node => element('h2', {}, text);
const mark = (good: boolean): Node => element('span', { class: 'mark', 'aria-hidden': 'true' }, good ? '✓' : '✗');

function verdict(report: BundleReport, page: PageWords, words: CheckWords): Node {
  const { valid, head, log, facts, checks: all } = report;
  const count = all.reduce((sum, one) => sum + one.count, 0);
  return element(
    'section',
    { class: valid ? 'verdict' : 'verdict bad', role: 'status' },
    element('strong', {}, `${valid ? '✓' : '✗'} ${valid ? words.valid : filled(words.invalid, { count })}`),
    head && element('div', {}, `${head.programme.name} ${head.programme.fiscalYear} · ${head.programme.applicant}`),
    head &&
      element(
        'div',
        { class: 'quiet' },
        [
          filled(words.asOf, { at: head.at }),
          filled(words.facts, { count: facts }),
          ...(report.acts ? [filled(words.acts, { count: report.acts.logged })] : []),
        ].join(' · '),
      ),
    (head?.demo ?? false) && element('div', { class: 'demo' }, words.demo),
    log && element('div', { class: 'quiet small' }, filled(words.log, { origin: log.origin, size: log.size })),
    ...[...breaksOf(report.breaks, words), ...actsOf(report, words), ...afterFreezeOf(report, words)].map((sentence) =>
      element('div', { class: 'demo' }, sentence),
    ),
    ...(log?.signers ?? []).map(({ name, id, witness, at }) =>
      element('div', { class: 'quiet small' }, filled(witness ? words.cosignedBy : words.signedBy, { name, id, at: at ?? '' })),
    ),
    ...(report.seal?.signers ?? []).map((signer) =>
      element('div', { class: 'quiet small' }, filled(words.sealedBy, { ...signer })),
    ),
    ...(log?.signers ?? [])
      .filter(({ witness, pinned }) => !witness && !pinned)
      .map(({ id }) => element('div', { class: 'small' }, filled(page.unpinned, { id }))),
  );
}

function checks(report: BundleReport, page: PageWords, words: CheckWords): Node {
  return element(
    'ul',
    { class: 'checks panel' },
    ...report.checks.map(({ code, ok, faults, count }) =>
      element(
        'li',
        { class: ok ? 'good' : 'bad' },
        mark(ok),
        words.check[code],
        // What is wrong in a row of the form stands in that row.
        ...(code === 'lines' && report.lines.length > 0
          ? [count > 0 && element('span', { class: 'fault small' }, filled(page.inRows, { count }))]
          : [
              ...sentencesOf(faults, words).map((sentence) => element('span', { class: 'fault small' }, sentence)),
              count > faults.length &&
                element('span', { class: 'fault small' }, filled(words.more, { count: count - faults.length })),
            ]),
      ),
    ),
  );
}

/** A figure with its unit, in English with the English one. */
function withUnit(value: string, unit: string, page: PageWords): string {
  return page === en && unit !== '%' ? `${value} ${englishUnit(unit)}` : `${value}${unit}`;
}

/** The form's own spelling; in English what it compares with. */
function targetText(raw: string, page: PageWords): string {
  const { value, value2, comparator, unit, kind } = readTarget(raw);
  if (page !== en || kind !== 'quantitative' || value === null || value2 !== null) return raw;
  return `${comparator ?? ''} ${withUnit(value.toLocaleString('en-US'), unit ?? '', page)}`.trim();
}

/** The signed self-evaluation as it was frozen, beside the same day by what is known now. */
function signed(report: BundleReport, page: PageWords, words: CheckWords): Node[] {
  if (!report.signed) return [];
  const { rows: figures, total } = report.signed;
  const said = words.signed;
  const cells = (one: { frozen: number | null; now: number | null }, unit: string, differs: boolean): Node[] => [
    element('td', { class: 'number', 'data-label': said.frozen }, shownFigure(one.frozen, unit, page)),
    element('td', { class: 'number', 'data-label': said.now }, shownFigure(one.now, unit, page)),
    element('td', {}, differs && element('span', { class: 'demo' }, said.differing)),
  ];
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, page.row),
    element('th', { scope: 'col', class: 'number' }, said.frozen),
    element('th', { scope: 'col', class: 'number' }, said.now),
    element('td'),
  );
  const body = figures.map((one) =>
    element(
      'tr',
      {},
      element('td', {}, one.level3, one.targets && element('span', { class: 'fault small' }, filled(said.target, one.targets))),
      ...cells(one, one.unit, one.differs),
    ),
  );
  const foot = element('tr', {}, element('td', {}, page.total), ...cells(total, '', total.frozen !== total.now));
  return [
    heading(said.heading),
    element(
      'div',
      { class: 'panel scroll signed' },
      ...signedOf(report, words).map((sentence) => element('p', {}, sentence)),
      element('table', {}, element('thead', {}, head), element('tbody', {}, ...body), element('tfoot', {}, foot)),
    ),
  ];
}

const shownNumber = (value: number | null): string =>
  value === null ? '—' : value.toLocaleString('en-US', { maximumFractionDigits: 2 });
const shownFigure = (value: number | null, unit: string, page: PageWords): string =>
  value === null ? '—' : withUnit(shownNumber(value), unit, page);

const shownShare = (value: number | null): string => (value === null ? '—' : `${shownNumber(value * 100)}%`);
const numberCell = (label: string, ...content: (Node | string | false)[]): Node =>
  element('td', { class: 'number', 'data-label': label }, ...content);

function rows(report: BundleReport, page: PageWords, words: CheckWords): Node[] {
  if (report.lines.length === 0) return [];
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, page.row),
    element('th', { scope: 'col' }, page.target),
    ...[page.claimed, page.counted, page.degree, page.score, page.facts].map((text) =>
      element('th', { scope: 'col', class: 'number' }, text),
    ),
  );
  const body = report.lines.map((line) => lineRow(line, page, words));
  const table = element(
    'table',
    {},
    element('thead', {}, head),
    element('tbody', {}, ...body),
    report.whole && wholeRows(report.whole, page),
  );
  return [heading(page.rows), element('div', { class: 'panel scroll' }, table)];
}

function lineRow({ level3, target, unit, claimed, counted, faults }: CheckedLine, page: PageWords, words: CheckWords): Node {
  const sentences = sentencesOf(
    faults.map((fault) => ({ ...fault, params: { ...fault.params, line: level3 } })),
    words,
  );
  return element(
    'tr',
    { class: faults.length === 0 ? 'good' : 'bad' },
    element(
      'td',
      { class: 'hung' },
      mark(faults.length === 0),
      level3,
      ...sentences.map((sentence) => element('span', { class: 'fault small' }, sentence)),
    ),
    element('td', { 'data-label': page.target }, targetText(target, page)),
    numberCell(page.claimed, shownFigure(claimed.value, unit, page)),
    numberCell(page.counted, counted ? shownFigure(counted.value, unit, page) : page.notCounted),
    numberCell(page.degree, keepsBound(readTarget(target), claimed.degree) ? words.withinBound : shownShare(claimed.degree)),
    numberCell(page.score, shownNumber(claimed.score)),
    numberCell(page.facts, shownNumber(claimed.facts)),
  );
}

/** The points of the budget's execution and the sum, as the form says them; beside them what was counted, where it is another. */
function wholeRows({ rate, score, total }: Whole, page: PageWords): Node {
  const points = (one: Compared): Node =>
    numberCell(
      page.score,
      shownNumber(one.claimed),
      one.differs && element('span', { class: 'fault small' }, filled(page.countedAs, { counted: shownNumber(one.counted) })),
    );
  const row = (name: string, span: number, compared: Compared[], ...cells: Node[]): Node => {
    const good = !compared.some(({ differs }) => differs);
    const named = element('td', { class: 'hung', colspan: String(span) }, mark(good), name);
    return element('tr', { class: good ? 'good' : 'bad' }, named, ...cells, element('td'));
  };
  return element(
    'tfoot',
    {},
    row(
      page.execution,
      2,
      [rate, score],
      numberCell(page.claimed, shownShare(rate.claimed)),
      numberCell(page.counted, shownShare(rate.counted)),
      element('td'),
      points(score),
    ),
    row(page.total, 5, [total], points(total)),
  );
}
