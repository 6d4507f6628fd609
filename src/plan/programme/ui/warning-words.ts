import type { TargetDoubt } from '#src/kernel/target.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';

/** What each warning of the reader means in English. What it is about stands in the form's own words, quoted behind. */
const english: Readonly<Record<string, string>> = {
  'actual-contradiction': 'The actual is bounded from both sides; check the original',
  'actual-approximate': 'The actual is only about a figure: whether the target is reached cannot be told',
  'actual-blank': 'The actual is blank',
  'actual-likely-slip': 'The actual looks like a slip of recognition; check the original',
  'actual-no-such-date': 'The actual names a day that no calendar has; check the original',
  'actual-open-range': 'The range of the actual leaves out one of its ends',
  'actual-reversed-range': 'The range of the actual runs backwards',
  'actual-several-numbers': 'The actual holds several figures',
  'adjusted-unread': 'The value that the target was changed to was not read',
  'amount-unread': 'This amount cannot be read',
  'budget-inferred': 'No column holds the budget of the year; what has arrived was read in its place, check it',
  'budget-unread': 'This line of the budget table does not fit its head',
  'cell-missing': 'Cells are missing in this row',
  'cells-parted': 'Glued cells were parted here; check them',
  'character-unread': 'Letters that could not be read are shown as �; check them',
  'choice-unread': 'Neither yes nor no can be made out',
  'columns-apart': 'Names and figures stand in different places and could not be paired',
  'column-inferred': 'A column has a heading that no form has; what it holds was inferred from its place, check it',
  'columns-inferred':
    'The text has no borders of cells: rows and columns were told by their places and contents, check row by row',
  'columns-mixed': 'Two columns are mixed here; check which text belongs to which',
  'columns-paired': 'Names and figures stand apart and were paired in their order; check row by row',
  'date-serial': 'This may be a date that a spreadsheet stored as the number of its day; check it',
  'date-unread': 'This date cannot be read, or is in no calendar',
  'dates-reversed': 'The project ends before it begins; both dates were kept, check them',
  'department-form': 'This is the form of a whole unit: only its goals and indicators were read',
  'figures-unnamed': 'Figures behind the rows have no heading and were not read',
  'figures-parted': 'Glued figures of the budget were parted here; check them',
  'figures-scattered': 'The figures of the budget stand scattered; they were read by what adds up',
  'formula-error': 'A formula came to an error; mend it and read the file again',
  'formula-uncomputed': 'A formula has no stored result; open the file in Excel, save it, and read it again',
  'funds-differ': 'The parts of this sum do not add up to it; they are kept as the form has them, check them',
  'formats-unread': 'The number formats of this .xls file cannot be read, so percentages stand as fractions; check each',
  'further-form-unread': 'The file holds a further form, which was not read',
  'halves-mixed': 'Mid-term and yearly indicators stand side by side and could not be parted; all were read, check them',
  'head-missing': 'The table of indicators has no head; its columns were guessed from the usual order, check them',
  'hidden-unread': 'Something hidden was not read; show it, if it belongs to the form, and read the file again',
  'indicator-not-on-form': 'An indicator is not on the new form and was kept',
  'indicators-missing': 'No row of indicators was found',
  'cells-fewer':
    'A row has fewer cells than the head: a blank cell may be missing, and the values may stand one column off; check it',
  'cells-shifted':
    'A cell does not fit its column: a blank cell may be missing, and the values may stand one column off; check it',
  'amounts-alike': 'One of several equal amounts is missing, and which cannot be told; they were read as budget and spent',
  'level-late': 'The first level stood below its row and was taken from there; check it',
  'level-doubtful': 'The row may also belong to the level beside its own; check it',
  'level-unsure': 'Below which second level these rows stand cannot be told',
  'level-unread': 'The first level of these rows was not read; check it',
  'line-joined': 'A broken line was joined to the one above; check it',
  'mid-term-unread': 'Mid-term targets are no targets of the year; those of the same name are kept for reference',
  'money-unit-broken':
    'The unit of an amount breaks over two lines and half of it is lost, so that it may count yuan or ten thousands of them; the amount was not read',
  'money-unit-missing': 'An amount does not say whether it counts yuan or ten thousands of them; it was read as yuan, check it',
  'monitoring-form':
    'This is a monitoring form: its targets were read as those of a target table, and what was done and is expected stands with each',
  'name-doubled': 'The name stood twice in a row and was read once; check it',
  'name-likely-slip': 'The name looks like a slip of recognition; check the original',
  'name-missing': 'A target has no name',
  'other-years-kept': 'Figures of other years are no targets of this one; they are kept for reference',
  'other-years-unread': 'Figures of other years are no targets of this one and were not read',
  'page-unread': 'The columns of a page without a head could not be told, and it was not read; type its rows in',
  'points-beside': 'The points of the budget stand beside another row of it; check them',
  'points-doubtful': 'No form gives the execution of the budget so many points; they were not read, check them',
  'points-share': 'The points are written as a share and were read as points of 100; check them',
  'points-unread': 'These points are no number',
  'possibility-unread': 'How likely the target is to be reached cannot be read',
  'reason-doubtful': 'Reasons stand back to back here; a part of this one may belong to the row beside it; check it',
  'reason-figure':
    'Only a figure stands where the reason should; it may belong to another column and was not read as one; check it',
  'pieces-unread': 'These pieces of the table went into no row, or not surely into the right one; add them from the original',
  'row-doubtful': 'It is doubtful whether this row was read rightly; check it',
  'rows-doubtful':
    'The cells of this text stand in another order than on the page, and two ways to read it differ in these rows; check them',
  'row-unread': 'This row was not read',
  'section-doubtful': 'This label may be a part of the sentence above it; check where the text belongs',
  'sheet-unread': 'A sheet without a table of indicators was not read',
  'sign-dropped': 'A question mark behind an amount was left by a conversion and does not count',
  'table-too-long': 'The table is too long and was read only in part',
  'target-contradiction': 'The target is bounded from both sides; check the original',
  'target-approximate': 'The target is only about a figure: whether it is reached cannot be told',
  'target-blank': 'The target is blank',
  'target-likely-slip': 'The target looks like a slip of recognition; check the original',
  'target-no-such-date': 'The target names a day that no calendar has; check the original',
  'target-open-range': 'The range of the target leaves out one of its ends and is read with both',
  'target-reversed-range': 'The range of the target runs backwards',
  'target-several-numbers': 'The target holds several figures',
  'template-residue': 'An empty row of the template was left out',
  'text-after-table': 'Text behind the table belongs to nothing known and was not read',
  'text-unread': 'Text that belongs to nothing known was not read',
  'tick-unread': 'Below which column this tick stands cannot be told; compare it with the original',
  'top-grade-taken': 'The standard has several grades; the target is that of the best',
  'total-doubtful': 'The total of the money is 0 while a part of it is not; check the total',
  'total-unread': 'The row of the total has no score',
  'unit-inferred': 'The form has no place for its unit; the department above it was taken, check it',
  'value-doubtful': 'A number stands where a name is asked for and was not read',
  'value-joined': 'A broken line was joined to the value above; check it',
  'value-repeated': 'A value stands twice and differs; the first was taken',
  'value-missing': 'Nothing stands beside this label; its value may stand elsewhere and was not read',
  'values-apart': 'Labels and their values stand apart and were paired; check them',
  'values-first': 'Figures stood before their names; the order was changed, check it',
  'year-apart': 'The year is outside of the project’s own dates; both were kept, check which of them is wrong',
  'year-mismatch': 'The year of the head has no column in the table; check which year was read',
  'year-missing': 'The head names no year',
};

interface Warning {
  code: string;
  message: string;
  where: string;
}

/** A warning as the visitor reads it. A code that has no English yet keeps its sentence: better in Chinese than not at all. */
export function warningText({ code, message }: Warning, language = chosenLanguage()): string {
  const known = language === 'en' ? english[code] : undefined;
  if (!known) return message;
  const quoted = [...new Set(message.match(/“[^”]+”/g) ?? [])];
  return quoted.length > 0 ? `${known}: ${quoted.join(', ')}` : `${known}.`;
}

/** The doubt of a target as it is being typed, in the visitor's language. */
export function doubtText({ code, message }: Pick<TargetDoubt, 'code' | 'message'>, language = chosenLanguage()): string {
  return warningText({ code: `target-${code}`, message, where: '' }, language);
}

const places: readonly [RegExp, string][] = [
  [/工作表/g, 'sheet '],
  [/第\s*(\d+)\s*页/g, 'page $1 '],
  [/第\s*(\d+)\s*行/g, 'line $1 '],
  [/单元格/g, 'cell '],
  [/表头/g, 'head'],
  [/全表/g, 'whole form'],
  [/[，、]/g, ', '],
];

/** The place of a warning, as the reader names it. */
export function placeText(where: string, language = chosenLanguage()): string {
  if (language === 'zh') return where;
  return places.reduce((text, [pattern, words]) => text.replace(pattern, words), where).trim();
}
