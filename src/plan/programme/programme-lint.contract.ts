import * as z from 'zod';
import { route, uuid } from '#src/platform/http/contract.ts';
import { declarationReadingSchema, formReadingSchema } from '../declaration/declaration.contract.ts';
import { findingSchema, lintPackCodes } from '../lint/lint.contract.ts';
import { text } from './programme-views.contract.ts';

const tags = ['programme'];
/** The rules that were applied, and what they found. */
const lintOutcome = z.object({ pack: z.enum(lintPackCodes), findings: z.array(findingSchema) });

/** 项目属性 says of some forms what 项目类别 says of others. */
const checkedReading = formReadingSchema.extend({ attribute: declarationReadingSchema.shape.attribute });

export const lintRoutes = {
  lintReading: route({
    permission: 'plan.change',
    method: 'POST',
    repeats: 'reads only',
    path: '/declarations/lint',
    summary: 'Checks a reading by the lint rules while it is being mended; nothing is saved',
    tags,
  })
    .input(z.object({ reading: checkedReading, pack: z.enum(lintPackCodes).optional() }))
    .output(lintOutcome),
  lint: route({
    permission: 'plan.read',
    method: 'POST',
    repeats: 'reads only',
    path: '/programmes/{id}/lint',
    summary: 'Checks the declaration by the lint rules, with a row as it is being typed; nothing is saved',
    tags,
  })
    .input(
      z.object({
        id: uuid,
        pack: z.enum(lintPackCodes).optional(),
        /** A row in the place of the indicator named, or one more. */
        draft: z
          .object({
            indicatorId: uuid.optional(),
            level1: text(60),
            level2: text(60),
            level3: text(200),
            target: text(200),
          })
          .optional(),
      }),
    )
    .output(lintOutcome),
};
