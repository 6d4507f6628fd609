import type { Language } from '#src/kernel/refusal.ts';
import { fillTemplate, maskLink } from './notice.rules.ts';
import type { NoticeRow } from './notice.store.ts';
import { en, zh } from './notice.texts.ts';

const texts = { zh, en };

/**
 * To whom a message is shown: to its recipient, as it is `sent`; in a `list`, where its personal link is masked; or to who `telephones`, in words that
 * need no link.
 */
export type Shown = 'sent' | 'list' | 'telephone';

/** A message in the language of who reads it. */
export function noticeText(
  { template, params, unitName }: Pick<NoticeRow, 'template' | 'params' | 'unitName'>,
  language: Language,
  shown: Shown,
): string {
  const words = texts[language];
  // All but the digest of who oversees indicators lead to what one person alone may do.
  const isPersonal = params.url !== undefined && template !== 'left-path';
  const link: Record<string, string> = shown !== 'sent' && isPersonal ? { url: maskLink(String(params.url)) } : {};
  // What a message lists stands in it in both languages.
  const list = language === 'en' ? (params.listEn ?? params.list) : params.list;
  const address = params.address ? fillTemplate(words.address, params) : '';
  const people = params.capacity === undefined ? '' : fillTemplate(words.people, params);
  const change = whatChanged(params);
  const entry = fillTemplate(words.entry[shown === 'telephone' ? 'number' : 'link'], { ...params, ...link });
  const said = { ...params, ...link, unit: unitName, ...(list === undefined ? {} : { list }), address, people, entry };
  return fillTemplate(words.template[template], {
    ...said,
    moves: fillTemplate(words.moves[change], said),
    movesTo: fillTemplate(words.movesTo[change], said),
  });
}

/** Where a session stays in its place, `oldPlace` is empty. */
function whatChanged({ when, oldWhen, oldPlace }: NoticeRow['params']): 'time' | 'place' | 'both' {
  if (!oldPlace) return 'time';
  return when === oldWhen ? 'place' : 'both';
}
