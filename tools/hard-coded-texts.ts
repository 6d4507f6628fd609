import ts from 'typescript-5';
import type { Finding } from './findings.ts';
import { isTest, isTypeScript, lineOf, listFiles, parseFile } from './source.ts';

/** They write dates, sums and counts in each language themselves: grammar that no list of texts can hold. */
const formatters = new Set(['src/ui-kit/format.ts', 'src/ui-kit/public/page.ts']);

const readAttributes = new Set([
  'title',
  'label',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'description',
  'okText',
  'cancelText',
  'extra',
]);

/** Words on a screen that do not come from a texts file, and so exist in one language only. */
export function findHardCodedTexts(root: string): Finding[] {
  const screens = listFiles(root, ['src'], (path) => isTypeScript(path) && isScreen(path));
  return screens.flatMap((path) => hardCodedIn(path, parseFile(root, path)));
}

function isScreen(path: string): boolean {
  const shown = /^src\/(ui-kit|app\/web)\/|\/ui\//.test(path);
  return shown && !path.endsWith('.texts.ts') && !isTest(path) && !formatters.has(path);
}

export function hardCodedIn(path: string, file: ts.SourceFile): Finding[] {
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const text = shownText(node);
    if (text !== null) {
      findings.push({
        rule: 'texts-hard-coded',
        file: path,
        line: lineOf(file, node.getStart(file)),
        message: `shows “${text}”`,
        advice: 'put it into the *.texts.ts of the slice, in Chinese and in English',
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return findings;
}

/** The words of a node that people would read, or null. */
function shownText(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return /\p{Script=Han}|[A-Za-z]{2,}/u.test(node.text) ? node.text.trim() : null;
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    if (/\p{Script=Han}/u.test(node.text)) return node.text;
    const attribute = node.parent;
    const isRead = ts.isJsxAttribute(attribute) && readAttributes.has(attribute.name.getText());
    return isRead && /[A-Za-z]{2,}/.test(node.text) ? node.text : null;
  }
  return null;
}
