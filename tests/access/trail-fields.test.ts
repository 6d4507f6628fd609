import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript-5';
import { expect, test } from 'vitest';
import * as words from '#src/ui-kit/changes.texts.ts';

const root = join(import.meta.dirname, '../../src');

const nameOf = (member: ts.ObjectLiteralElementLike): string | null =>
  member.name && (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name)) ? member.name.text : null;

/** The names in an object that is written out, those of a part that is spread by a condition too. */
function namesIn(node: ts.Expression): string[] {
  if (ts.isParenthesizedExpression(node)) return namesIn(node.expression);
  if (ts.isConditionalExpression(node)) return [...namesIn(node.whenTrue), ...namesIn(node.whenFalse)];
  if (!ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((member) =>
    ts.isSpreadAssignment(member) ? namesIn(member.expression) : (nameOf(member) ?? []),
  );
}

/** What a file puts into the detail of the trail: `detail` beside a verb, or one that is written out before it. */
function fieldsTold(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  if (!/\bverb\b/.test(text)) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const told =
      (ts.isPropertyAssignment(node) && nameOf(node) === 'detail') ||
      (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.name.text === 'detail');
    if (told && node.initializer) found.push(...namesIn(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true));
  return found;
}

test('every field that any act can put into the trail has its word in both languages', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const fields = new Set(files.flatMap((file) => fieldsTold(join(root, file))));
  for (const unsaid of ['changes', 'membership']) fields.delete(unsaid);
  expect([...fields]).toEqual(expect.arrayContaining(['changesSeen', 'from', 'indicators', 'reason']));
  for (const language of ['zh', 'en'] as const)
    expect(
      [...fields].filter((field) => !Object.hasOwn(words[language].field, field)),
      language,
    ).toEqual([]);
});
