import { implement } from '@orpc/server';
import { maskedPhone } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { maskName } from '#src/kernel/person-name.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import * as kit from '#src/ui-kit/kit.texts.ts';
import * as texts from './lists.texts.ts';
import type { ImportDone } from './imports/import.store.ts';
import { listImports, undoImport } from './imports/undo-import.ts';
import { networkContract } from './network.contract.ts';
import { mayWriteSpeakers, mayWriteVenue, speakerAbilities, venueAbilities } from './network.policy.ts';
import { readRegionMap, regionRows } from './regions/index.ts';
import type { ContactEraser } from './contact-erasure.ts';
import { eraseSpeaker } from './speakers/erase-speaker.ts';
import { importSpeakers, speakerTemplate } from './speakers/import-speakers.ts';
import type { Speaker } from './speakers/speaker.store.ts';
import {
  changeSpeaker,
  createSpeaker,
  listSpeakers,
  readSpeaker,
  restoreSpeaker,
  retireSpeaker,
  unmaskSpeaker,
} from './speakers/speakers.ts';
import { eraseVenueContact } from './venues/erase-venue-contact.ts';
import { importVenues, venueTemplate } from './venues/import-venues.ts';
import {
  changeVenue,
  createVenue,
  listVenues,
  readVenue,
  restoreVenue,
  retireVenue,
  unmaskVenue,
  type Venue,
} from './venues/venues.ts';

export interface NetworkContext extends RequestContext {
  /** What takes from later stages what they hold of a speaker or a contact that is erased. */
  contactErasers?: readonly ContactEraser[];
}

const os = implement(networkContract).$context<NetworkContext>();
const whole = { limit: 50_000, offset: 0 };

function venueAnswer(actor: Actor, { changedAt: _at, changedBy: _by, ...venue }: Venue) {
  return {
    ...venue,
    contactName: maskName(venue.contactName),
    contactPhone: maskedPhone(venue.contactPhone),
    retiredAt: venue.retiredAt?.toISOString() ?? null,
    abilities: venueAbilities(actor, venue),
  };
}

function speakerAnswer(actor: Actor, { changedAt: _at, changedBy: _by, erasedAt, ...speaker }: Speaker) {
  return {
    ...speaker,
    erased: erasedAt !== null,
    phone: maskedPhone(speaker.phone),
    retiredAt: speaker.retiredAt?.toISOString() ?? null,
    abilities: speakerAbilities(actor, { ...speaker, erasedAt }),
  };
}

function importAnswer({ id, importedBy, importedAt, created, changed, undoneAt, mayUndo }: ImportDone & { mayUndo: boolean }) {
  const moments = { importedAt: importedAt.toISOString(), undoneAt: undoneAt?.toISOString() ?? null };
  return { id, importedBy, created, changed, ...moments, abilities: { undo: mayUndo } };
}

const regions = os.regions.router({
  list: os.regions.list.handler(async ({ input, context }) => ({
    items: await context.environment.database.transaction(context.actor, 'network', (transaction) =>
      regionRows(transaction, input),
    ),
  })),
  map: os.regions.map.handler(async ({ input, context }) => answer(await readRegionMap(input.code), context.language)),
});

const venues = os.venues.router({
  list: os.venues.list.handler(async ({ input, context: { environment, actor, language } }) => {
    const { page, pageSize, sort, ...filter } = input;
    const { items, total } = answer(
      await listVenues(environment, actor, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize }),
      language,
    );
    return { items: items.map((venue) => venueAnswer(actor, venue)), total, abilities: { create: mayWriteVenue(actor) } };
  }),
  exportList: os.venues.exportList.handler(async ({ input, context: { environment, actor, language } }) => {
    const { items } = answer(await listVenues(environment, actor, input, 'district', whole), language);
    const t = texts[language];
    const columns = t.venue.map((header, at) => ({ header, kind: at === 4 ? ('number' as const) : ('text' as const) }));
    const rows = items.map((venue) => [
      venue.name,
      kit[language].venueKind[venue.kind],
      venue.regionName,
      venue.address,
      venue.capacity,
      maskName(venue.contactName),
      maskedPhone(venue.contactPhone),
    ]);
    return xlsxFile(t.venues, await writeWorkbook([{ name: t.venues, columns, rows }]));
  }),
  template: os.venues.template.handler(async () => xlsxFile('阵地导入模板', await venueTemplate())),
  importRows: os.venues.importRows.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(
      await importVenues(environment, actor, {
        bytes: new Uint8Array(await input.file.arrayBuffer()),
        dryRun: input.dryRun,
        fileName: input.file.name,
      }),
      language,
    ),
  ),
  imports: os.venues.imports.handler(async ({ context: { environment, actor, language } }) => ({
    items: answer(await listImports(environment, actor, 'venue'), language).map(importAnswer),
  })),
  undoImport: os.venues.undoImport.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await undoImport(environment, actor, { register: 'venue', id: input.id }), language),
  ),
  read: os.venues.read.handler(async ({ input, context: { environment, actor, language } }) =>
    venueAnswer(actor, answer(await readVenue(environment, actor, input.id), language)),
  ),
  create: os.venues.create.handler(async ({ input, context: { environment, actor, language } }) =>
    venueAnswer(actor, answer(await createVenue(environment, actor, input), language)),
  ),
  change: os.venues.change.handler(async ({ input, context: { environment, actor, language } }) =>
    venueAnswer(actor, answer(await changeVenue(environment, actor, input), language)),
  ),
  retire: os.venues.retire.handler(async ({ input, context: { environment, actor, language } }) =>
    venueAnswer(actor, answer(await retireVenue(environment, actor, input), language)),
  ),
  restore: os.venues.restore.handler(async ({ input, context: { environment, actor, language } }) =>
    venueAnswer(actor, answer(await restoreVenue(environment, actor, input), language)),
  ),
  unmask: os.venues.unmask.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await unmaskVenue(environment, actor, input.id), language),
  ),
  eraseContact: os.venues.eraseContact.handler(async ({ input, context }) =>
    answer(await eraseVenueContact(context.environment, context.actor, input, context.contactErasers ?? []), context.language),
  ),
});

const speakers = os.speakers.router({
  list: os.speakers.list.handler(async ({ input, context: { environment, actor, language } }) => {
    const { page, pageSize, sort, ...filter } = input;
    const { items, total } = answer(
      await listSpeakers(environment, actor, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize }),
      language,
    );
    return {
      items: items.map((speaker) => speakerAnswer(actor, speaker)),
      total,
      abilities: { create: mayWriteSpeakers(actor) },
    };
  }),
  exportList: os.speakers.exportList.handler(async ({ input, context: { environment, actor, language } }) => {
    const { items } = answer(await listSpeakers(environment, actor, input, 'name', whole), language);
    const t = texts[language];
    const rows = items.map((speaker) => [
      speaker.name,
      t.title[speaker.titleLevel],
      speaker.organisation,
      speaker.topics.join(kit[language].say.listSeparator),
      maskedPhone(speaker.phone),
    ]);
    const columns = t.speaker.map((header) => ({ header }));
    return xlsxFile(t.speakers, await writeWorkbook([{ name: t.speakers, columns, rows }]));
  }),
  template: os.speakers.template.handler(async () => xlsxFile('讲师导入模板', await speakerTemplate())),
  importRows: os.speakers.importRows.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(
      await importSpeakers(environment, actor, {
        bytes: new Uint8Array(await input.file.arrayBuffer()),
        dryRun: input.dryRun,
        fileName: input.file.name,
      }),
      language,
    ),
  ),
  imports: os.speakers.imports.handler(async ({ context: { environment, actor, language } }) => ({
    items: answer(await listImports(environment, actor, 'speaker'), language).map(importAnswer),
  })),
  undoImport: os.speakers.undoImport.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await undoImport(environment, actor, { register: 'speaker', id: input.id }), language),
  ),
  read: os.speakers.read.handler(async ({ input, context: { environment, actor, language } }) =>
    speakerAnswer(actor, answer(await readSpeaker(environment, actor, input.id), language)),
  ),
  create: os.speakers.create.handler(async ({ input, context: { environment, actor, language } }) =>
    speakerAnswer(actor, answer(await createSpeaker(environment, actor, input), language)),
  ),
  change: os.speakers.change.handler(async ({ input, context: { environment, actor, language } }) =>
    speakerAnswer(actor, answer(await changeSpeaker(environment, actor, input), language)),
  ),
  retire: os.speakers.retire.handler(async ({ input, context: { environment, actor, language } }) =>
    speakerAnswer(actor, answer(await retireSpeaker(environment, actor, input), language)),
  ),
  restore: os.speakers.restore.handler(async ({ input, context: { environment, actor, language } }) =>
    speakerAnswer(actor, answer(await restoreSpeaker(environment, actor, input), language)),
  ),
  unmask: os.speakers.unmask.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await unmaskSpeaker(environment, actor, input.id), language),
  ),
  erase: os.speakers.erase.handler(async ({ input, context }) =>
    answer(await eraseSpeaker(context.environment, context.actor, input, context.contactErasers ?? []), context.language),
  ),
});

export const networkRoutes = os.router({ regions, venues, speakers });
