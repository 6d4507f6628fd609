import ts from 'typescript-5';
import { isTest, lineOf } from './source.ts';

/** What the ratchet counts, with the size above which an allowance is needed. */
export const limits = { fileLength: 400, functionLength: 70, suppressions: 0, commentedOutCode: 0, promises: 0 } as const;
export type Measure = keyof typeof limits;

/** One measured place. `key` names it in the ratchet file: a path, or `path#function` for functions. */
export interface Measured {
  measure: Measure;
  key: string;
  file: string;
  line: number;
  size: number;
}

/** Everything in one file that is above its limit. */
export function measureFile(path: string, file: ts.SourceFile): Measured[] {
  const comments = commentsOf(file);
  return [
    ...fileLength(path, file),
    ...functionLengths(path, file),
    ...counted('suppressions', path, [...suppressionLines(path, file, comments)]),
    ...counted('commentedOutCode', path, commentedOutLines(comments)),
    ...counted(
      'promises',
      path,
      comments.filter((comment) => /\b(TODO|FIXME|HACK)\b/.test(comment.text)).map((comment) => comment.line),
    ),
  ];
}

/** Generated types and tables of data: a long list of them is no long thought. */
function isData(path: string): boolean {
  return path === 'db/types.ts' || path.endsWith('.data.ts');
}

function fileLength(path: string, file: ts.SourceFile): Measured[] {
  const lines = file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0);
  if (lines <= limits.fileLength || isData(path)) return [];
  return [{ measure: 'fileLength', key: path, file: path, line: 0, size: lines }];
}

function functionLengths(path: string, file: ts.SourceFile): Measured[] {
  const found: Measured[] = [];
  const visit = (node: ts.Node, insideOf: string): void => {
    let name = insideOf;
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      name = `${insideOf}${insideOf ? '.' : ''}${functionName(node)}`;
      const first = lineOf(file, node.getStart(file));
      const size = lineOf(file, node.getEnd()) - first + 1;
      if (size > limits.functionLength && !isDescribeBody(path, node)) {
        found.push({ measure: 'functionLength', key: `${path}#${name}`, file: path, line: first, size });
      }
    } else if (ts.isClassLike(node)) {
      name = `${insideOf}${insideOf ? '.' : ''}${node.name?.text ?? 'class'}`;
    }
    ts.forEachChild(node, (child) => visit(child, name));
  };
  visit(file, '');
  return found;
}

function functionName(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  const parent = node.parent;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText();
  if (ts.isCallExpression(parent)) return `${parent.expression.getText().split('\n')[0]}()`;
  return 'function';
}

/** The body of `describe` is a list of tests and no function that anybody has to hold in mind. */
function isDescribeBody(path: string, node: ts.Node): boolean {
  return isTest(path) && ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());
}

function counted(measure: Measure, path: string, lines: number[]): Measured[] {
  if (lines.length === 0) return [];
  return [{ measure, key: path, file: path, line: Math.min(...lines), size: lines.length }];
}

function suppressionLines(path: string, file: ts.SourceFile, comments: readonly Comment[]): Set<number> {
  const lines = new Set<number>();
  for (const comment of comments) {
    // A test may expect a type error: that is an assertion.
    const directives = isTest(path) ? 'ts-(ignore|nocheck)' : 'ts-(ignore|nocheck|expect-error)';
    const suppresses = new RegExp(`^/[/*]+\\s*(@${directives}|biome-ignore)`);
    if (suppresses.test(comment.text)) lines.add(comment.line);
  }
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      const line = lineOf(file, node.getStart(file));
      // An `any` below its own biome-ignore is one suppression, not two.
      if (!lines.has(line - 1)) lines.add(line);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return lines;
}

interface Comment {
  line: number;
  text: string;
  /** Doc comments may show examples of use. */
  doc: boolean;
}

/** The comments of a file, neighbouring line comments apart. Comments inside templates and strings are no comments. */
export function commentsOf(file: ts.SourceFile): Comment[] {
  const found = new Map<number, Comment>();
  const add = (ranges: readonly ts.CommentRange[] | undefined): void => {
    for (const range of ranges ?? []) {
      const text = file.text.slice(range.pos, range.end);
      found.set(range.pos, { line: lineOf(file, range.pos), text, doc: text.startsWith('/**') });
    }
  };
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.JsxText) return;
    if (node.getChildCount(file) === 0) {
      add(ts.getLeadingCommentRanges(file.text, node.getFullStart()));
      add(ts.getTrailingCommentRanges(file.text, node.getEnd()));
    }
    for (const child of node.getChildren(file)) visit(child);
  };
  visit(file);
  return [...found.values()].sort((a, b) => a.line - b.line);
}

function commentedOutLines(comments: readonly Comment[]): number[] {
  return comments.filter((comment) => !comment.doc && looksLikeCode(bare(comment.text))).map((comment) => comment.line);
}

function bare(comment: string): string {
  return comment
    .replace(/^\/\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*(\/\/|\*)?\s?/, ''))
    .join('\n')
    .trim();
}

/** A comment is code when it ends as code does and reads as a statement that does something. Prose does neither. */
function looksLikeCode(text: string): boolean {
  if (!/[;{})\]]\s*$/.test(text)) return false;
  if (
    /^(import\b.*\bfrom\b|(export\s+)?(const|let|var|function|class|interface)\s+\w+.*[={(]|\}?\s*else\b.*\{|(if|for|while|switch)\s*\(.*\{)/.test(
      text,
    )
  )
    return true;
  if (!/;\s*$/.test(text)) return false;
  const parsed = ts.createSourceFile('comment.ts', text, ts.ScriptTarget.ESNext, true);
  const broken = (parsed as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics.length > 0;
  return !broken && parsed.statements.some(doesSomething);
}

function doesSomething(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement)) return !ts.isLabeledStatement(statement) && !ts.isEmptyStatement(statement);
  const expression = ts.isAwaitExpression(statement.expression) ? statement.expression.expression : statement.expression;
  return (
    ts.isCallExpression(expression) ||
    (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.EqualsToken)
  );
}
