import { isContactPhone } from '#src/kernel/phone.ts';
import { titleLevels } from '#src/kernel/vocabulary.ts';
import * as z from 'zod';
import { moment, pageOf, paging, route, sortBy, uuid } from '#src/platform/http/contract.ts';

export const regionLevels = ['province', 'city', 'district', 'street', 'committee'] as const;

/** Online sessions have no venue. */
const venueKind = z.enum(['community', 'park', 'building']);
const titleLevel = z.enum(titleLevels);
const regionCode = z.string().regex(/^\d{6,12}$/);

const region = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(regionLevels),
  parentCode: z.string().nullable(),
  /** Whether there are regions below it. */
  parent: z.boolean(),
});

const venueBody = {
  name: z.string().trim().min(1).max(100),
  kind: venueKind,
  /** Street or committee where known, else the district itself; its district is found from it. */
  region: regionCode,
  address: z.string().trim().min(1).max(200),
  capacity: z.number().int().min(1).max(100_000),
};
const contactName = z.string().trim().max(50);
const contactPhone = z.stringFormat('phone', isContactPhone).normalize('NFKC').trim().max(30);

const venue = z.object({
  id: uuid,
  name: z.string(),
  kind: venueKind,
  district: z.string(),
  districtName: z.string(),
  region: z.string(),
  /** From the district down: 普陀区 曹杨新村街道. */
  regionName: z.string(),
  address: z.string(),
  capacity: z.number().int(),
  /** Masked: 王*. */
  contactName: z.string(),
  /** Masked: 138****2046. */
  contactPhone: z.string(),
  version: z.number().int(),
  retiredAt: moment.nullable(),
  abilities: z.object({
    change: z.boolean(),
    retire: z.boolean(),
    restore: z.boolean(),
    unmask: z.boolean(),
    erase: z.boolean(),
  }),
});

const speakerBody = {
  name: z.string().trim().min(1).max(50),
  titleLevel,
  organisation: z.string().trim().min(1).max(100),
  topics: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
};

const speaker = z.object({
  id: uuid,
  name: z.string(),
  titleLevel,
  organisation: z.string(),
  topics: z.array(z.string()),
  /** Masked: 138****2046. */
  phone: z.string(),
  version: z.number().int(),
  retiredAt: moment.nullable(),
  erased: z.boolean(),
  abilities: z.object({
    change: z.boolean(),
    retire: z.boolean(),
    restore: z.boolean(),
    unmask: z.boolean(),
    erase: z.boolean(),
  }),
});

const venueFilter = {
  district: regionCode.optional(),
  kind: venueKind.optional(),
  text: z.string().trim().max(100).optional(),
  retired: z.stringbool().optional(),
};
const speakerFilter = {
  titleLevel: titleLevel.optional(),
  text: z.string().trim().max(100).optional(),
  retired: z.stringbool().optional(),
};
const listAbilities = z.object({ create: z.boolean() });
const seen = { id: uuid, version: z.number().int() };

const erasureInput = z.object({ id: uuid, reason: z.string().trim().min(2).max(200) });
/** `naming`: facts whose words may name them; `expenses`: paid to that name, and kept as vouchers are. */
const erased = z.object({ erased: z.literal(true), naming: z.number().int(), expenses: z.number().int() });

/** What an import did, or would do. With any error nothing is written. */
export const importReport = z.object({
  /** By which it is undone; null where nothing was written. */
  importId: uuid.nullable(),
  dryRun: z.boolean(),
  /** Rows with content. */
  rows: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  errors: z.array(
    z.object({ sheet: z.string(), cell: z.string(), value: z.string(), problem: z.object({ zh: z.string(), en: z.string() }) }),
  ),
});
const importInput = z.object({ file: z.file(), dryRun: z.stringbool().or(z.boolean()).default(true) });

/** The latest ten; an import is forgotten after thirty days. */
const importList = z.object({
  items: z.array(
    z.object({
      id: uuid,
      importedBy: z.string(),
      importedAt: moment,
      created: z.number().int(),
      changed: z.number().int(),
      undoneAt: moment.nullable(),
      abilities: z.object({ undo: z.boolean() }),
    }),
  ),
});
/** `retired`: added by the import and used since; `kept`: changed by somebody since. */
const importUndone = z.object({
  removed: z.number().int(),
  retired: z.number().int(),
  restored: z.number().int(),
  kept: z.number().int(),
});

const regions = ['regions'];
const venues = ['venues'];
const speakers = ['speakers'];

export const networkContract = {
  regions: {
    list: route({
      permission: 'anyone',
      method: 'GET',
      path: '/regions',
      summary: 'Regions: those below one, or found by name',
      tags: regions,
    })
      .input(
        z.object({
          parent: regionCode.optional(),
          of: regionCode.optional().describe('itself and those that it lies in'),
          level: z.enum(regionLevels).optional(),
          text: z.string().trim().max(50).optional(),
        }),
      )
      .output(z.object({ items: z.array(region) })),
    map: route({
      permission: 'anyone',
      method: 'GET',
      path: '/regions/{code}/map',
      summary: 'Sketch map of the districts (GeoJSON)',
      tags: regions,
    })
      .input(z.object({ code: regionCode }))
      .output(z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })),
  },
  venues: {
    list: route({ permission: 'venues.read', method: 'GET', path: '/venues', summary: 'Venues', tags: venues })
      .input(z.object({ ...venueFilter, sort: sortBy('name', 'district', 'capacity').default('district'), ...paging }))
      .output(pageOf(venue).extend({ abilities: listAbilities })),
    exportList: route({
      permission: 'venues.read',
      method: 'GET',
      path: '/venues/export.xlsx',
      summary: 'The venues as Excel',
      tags: venues,
    })
      .input(z.object(venueFilter))
      .output(z.file()),
    template: route({
      permission: 'venues.read',
      method: 'GET',
      path: '/venues/template.xlsx',
      summary: 'Template for the import of venues',
      tags: venues,
    }).output(z.file()),
    importRows: route({
      permission: 'venues.write',
      method: 'POST',
      path: '/venues/import',
      summary: 'Import venues, with a dry run if wished',
      tags: venues,
    })
      .input(importInput)
      .output(importReport),
    imports: route({
      permission: 'venues.write',
      method: 'GET',
      path: '/venues/imports',
      summary: 'The latest imports of venues',
      tags: venues,
    }).output(importList),
    undoImport: route({
      permission: 'venues.write',
      method: 'POST',
      path: '/venues/imports/{id}/undo',
      summary: 'Undo an import: what it added goes, what it changed is as before; what was changed since stays',
      tags: venues,
    })
      .input(z.object({ id: uuid }))
      .output(importUndone),
    read: route({ permission: 'venues.read', method: 'GET', path: '/venues/{id}', summary: 'One venue', tags: venues })
      .input(z.object({ id: uuid }))
      .output(venue),
    create: route({ permission: 'venues.write', method: 'POST', path: '/venues', summary: 'Add a venue', tags: venues })
      .input(z.object({ ...venueBody, contactName: contactName.default(''), contactPhone: contactPhone.default('') }))
      .output(venue),
    change: route({ permission: 'venues.write', method: 'PUT', path: '/venues/{id}', summary: 'Change a venue', tags: venues })
      .input(
        z.object({
          ...seen,
          ...venueBody,
          /** Left as they are when absent. */
          contactName: contactName.optional(),
          contactPhone: contactPhone.optional(),
        }),
      )
      .output(venue),
    retire: route({
      permission: 'venues.write',
      method: 'POST',
      path: '/venues/{id}/retirement',
      summary: 'Retire a venue',
      tags: venues,
    })
      .input(z.object(seen))
      .output(venue),
    restore: route({
      permission: 'venues.write',
      method: 'POST',
      path: '/venues/{id}/restoration',
      summary: 'Bring a retired venue back',
      tags: venues,
    })
      .input(z.object(seen))
      .output(venue),
    unmask: route({
      permission: 'venues.write',
      method: 'POST',
      repeats: 'each look is written down',
      path: '/venues/{id}/unmask',
      summary: 'The telephone of the contact in full; the look is kept in the trail',
      tags: venues,
    })
      .input(z.object({ id: uuid }))
      .output(z.object({ name: z.string(), phone: z.string() })),
    eraseContact: route({
      permission: 'venues.erase-contact',
      method: 'POST',
      path: '/venues/{id}/contact-erasure',
      summary: 'Erase the contact of a venue for good; kept in the trail',
      tags: venues,
    })
      .input(erasureInput)
      .output(erased),
  },
  speakers: {
    list: route({ permission: 'speakers.read', method: 'GET', path: '/speakers', summary: 'Speakers', tags: speakers })
      .input(z.object({ ...speakerFilter, sort: sortBy('name', 'organisation').default('name'), ...paging }))
      .output(pageOf(speaker).extend({ abilities: listAbilities })),
    exportList: route({
      permission: 'speakers.read',
      method: 'GET',
      path: '/speakers/export.xlsx',
      summary: 'The speakers as Excel',
      tags: speakers,
    })
      .input(z.object(speakerFilter))
      .output(z.file()),
    template: route({
      permission: 'speakers.read',
      method: 'GET',
      path: '/speakers/template.xlsx',
      summary: 'Template for the import of speakers',
      tags: speakers,
    }).output(z.file()),
    importRows: route({
      permission: 'speakers.write',
      method: 'POST',
      path: '/speakers/import',
      summary: 'Import speakers, with a dry run if wished',
      tags: speakers,
    })
      .input(importInput)
      .output(importReport),
    imports: route({
      permission: 'speakers.write',
      method: 'GET',
      path: '/speakers/imports',
      summary: 'The latest imports of speakers',
      tags: speakers,
    }).output(importList),
    undoImport: route({
      permission: 'speakers.write',
      method: 'POST',
      path: '/speakers/imports/{id}/undo',
      summary: 'Undo an import: what it added goes, what it changed is as before; what was changed since stays',
      tags: speakers,
    })
      .input(z.object({ id: uuid }))
      .output(importUndone),
    read: route({ permission: 'speakers.read', method: 'GET', path: '/speakers/{id}', summary: 'One speaker', tags: speakers })
      .input(z.object({ id: uuid }))
      .output(speaker),
    create: route({ permission: 'speakers.write', method: 'POST', path: '/speakers', summary: 'Add a speaker', tags: speakers })
      .input(z.object({ ...speakerBody, phone: contactPhone.default('') }))
      .output(speaker),
    change: route({
      permission: 'speakers.write',
      method: 'PUT',
      path: '/speakers/{id}',
      summary: 'Change a speaker',
      tags: speakers,
    })
      .input(z.object({ ...seen, ...speakerBody, /** Left as it is when absent. */ phone: contactPhone.optional() }))
      .output(speaker),
    retire: route({
      permission: 'speakers.write',
      method: 'POST',
      path: '/speakers/{id}/retirement',
      summary: 'Retire a speaker',
      tags: speakers,
    })
      .input(z.object(seen))
      .output(speaker),
    restore: route({
      permission: 'speakers.write',
      method: 'POST',
      path: '/speakers/{id}/restoration',
      summary: 'Bring a retired speaker back',
      tags: speakers,
    })
      .input(z.object(seen))
      .output(speaker),
    unmask: route({
      permission: 'speakers.write',
      method: 'POST',
      repeats: 'each look is written down',
      path: '/speakers/{id}/unmask',
      summary: 'The telephone of a speaker in full; the look is kept in the trail',
      tags: speakers,
    })
      .input(z.object({ id: uuid }))
      .output(z.object({ phone: z.string() })),
    erase: route({
      permission: 'speakers.erase',
      method: 'POST',
      path: '/speakers/{id}/erasure',
      summary: 'Erase the personal details of a speaker for good; kept in the trail',
      tags: speakers,
    })
      .input(erasureInput)
      .output(erased),
  },
};
