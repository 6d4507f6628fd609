import { dayOf, timeOf } from '#src/kernel/local-time.ts';
import type { Language } from '#src/kernel/refusal.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import { changeLine, changesIn, detailWords } from '#src/ui-kit/change-words.ts';
import type { AuditLine } from './list-audit-trail.ts';
import * as texts from '#src/ui-kit/trail.texts.ts';

/** The audit trail as a workbook, in words: a line in the cell for each changed field, with what it said before and after. */
export async function trailFile(rows: readonly AuditLine[], language: Language): Promise<File> {
  const words = texts[language];
  const { when, time, who, verb, kind, name, id, changes, detail } = words.column;
  const verbs: Record<string, string> = words.verb;
  const kinds: Record<string, string> = words.kind;
  return xlsxFile(
    words.title,
    await writeWorkbook([
      {
        name: words.title,
        columns: [when, time, who, verb, kind, name, id, changes, detail].map((header) => ({ header })),
        rows: rows.map((row) => [
          dayOf(row.at),
          timeOf(row.at),
          row.actorName,
          verbs[row.verb] ?? row.verb,
          kinds[row.recordKind] ?? row.recordKind,
          row.record?.name ?? '',
          row.recordId,
          changesIn(row.detail)
            .map((change) => changeLine(change, language))
            .join('\n'),
          detailWords(row.detail, language).join('\n'),
        ]),
      },
    ]),
  );
}
