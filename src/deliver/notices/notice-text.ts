import type { Language } from '#src/kernel/refusal.ts';
import { fillTemplate } from './notice.rules.ts';
import type { NoticeRow } from './notice.store.ts';
import { en, zh } from './notice.texts.ts';

const texts = { zh, en };

/** A message as it is sent, or in the language of who reads the list. */
export function noticeText({ template, params }: Pick<NoticeRow, 'template' | 'params'>, language: Language): string {
  const words = texts[language];
  // What a message lists stands in it in both languages.
  const list = language === 'en' ? (params.listEn ?? params.list) : params.list;
  const address = params.address ? fillTemplate(words.address, params) : '';
  const people = params.capacity === undefined ? '' : fillTemplate(words.people, params);
  const change = whatChanged(params);
  const said = { ...params, ...(list === undefined ? {} : { list }), address, people };
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
