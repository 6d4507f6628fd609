import { html, raw } from 'hono/html';
import type { Html } from './page.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const opening = /[（《〈“‘「『【[(]$/;

/** The words of a heading as they may stand on lines: browsers know no words in Chinese and would break inside of them. */
export function linesOf(heading: string): string[] {
  const parts: string[] = [];
  for (const { segment, isWordLike } of words.segment(heading)) {
    const last = parts.at(-1);
    if (last !== undefined && (!isWordLike || opening.test(last))) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
}

/** A heading that breaks between words only; `.phrases` of the style sheet goes with it. */
export function phrases(heading: string): Html {
  return html`${linesOf(heading).map((part, index) => html`${index > 0 ? raw('<wbr>') : ''}${part}`)}`;
}
