import { implement } from '@orpc/server';
import { addScan } from './add-scan.ts';
import { maskedPhone } from '#src/access/index.ts';
import { maskName } from '#src/deliver/notices/index.ts';
import type { Result } from '#src/kernel/result.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import { type Admitted, admitSignUp, admitTicket, admitWalkIn, findByLastFour } from './admit.ts';
import { doorContract, type DoorStatus } from './door.contract.ts';
import { mayDoor } from './door.policy.ts';
import type { DoorWarning } from './door.rules.ts';
import { en, zh } from './door.texts.ts';
import { admissionView, doorStatus } from './door-status.ts';
import { enterPaper, uploadPaper } from './enter-paper.ts';
import { exportAdmissions, listAdmissions, listScans, paperBatches, paperTemplate, signInSheet } from './read-door.ts';
import { recordHeadCount } from './record-head-count.ts';
import { undoAdmission } from './undo-admission.ts';
import { undoPaper } from './undo-paper.ts';

const texts = { zh, en };

const os = implement(doorContract).$context<RequestContext>();

function warningViews(context: RequestContext, warnings: readonly DoorWarning[], status: DoorStatus) {
  const params: Record<string, number> = {
    people: status.headCount && warnings.includes('fewer-than-admitted') ? status.headCount.people : status.inRoom,
    room: status.session.roomCapacity ?? 0,
    capacity: status.session.capacity,
    admitted: status.inRoom,
  };
  const words = texts[context.language].warning;
  return warnings.map((code) => ({
    code,
    text: words[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')),
  }));
}

function admittedView(context: RequestContext, result: Result<Admitted>) {
  const { admission, session, warnings, status } = answer(result, context.language);
  return {
    admission: admissionView(context.actor, session, admission),
    warnings: warningViews(context, warnings, status),
    status,
  };
}

export const doorRoutes = os.router({
  status: os.status.handler(async ({ input, context }) =>
    answer(await doorStatus(context.environment, context.actor, input.sessionId), context.language),
  ),
  admit: os.admit.handler(async ({ input, context }) =>
    admittedView(context, await admitTicket(context.environment, context.actor, input)),
  ),
  find: os.find.handler(async ({ input, context }) => ({
    matches: answer(await findByLastFour(context.environment, context.actor, input), context.language).map((row) => ({
      signUpId: row.id,
      name: maskName(row.name),
      phone: maskedPhone(row.phone),
      seats: row.seats,
      admittedAt: row.admittedAt?.toISOString() ?? null,
    })),
  })),
  admitSignUp: os.admitSignUp.handler(async ({ input, context }) =>
    admittedView(context, await admitSignUp(context.environment, context.actor, input)),
  ),
  walkIn: os.walkIn.handler(async ({ input, context }) =>
    admittedView(context, await admitWalkIn(context.environment, context.actor, input)),
  ),
  undo: os.undo.handler(async ({ input, context }) =>
    answer(await undoAdmission(context.environment, context.actor, input), context.language),
  ),
  headCount: os.headCount.handler(async ({ input, context }) => {
    const { status, warnings } = answer(await recordHeadCount(context.environment, context.actor, input), context.language);
    return { status, warnings: warningViews(context, warnings, status) };
  }),
  admissions: os.admissions.handler(async ({ input: { page, pageSize, ...asked }, context }) => {
    const found = answer(await listAdmissions(context.environment, context.actor, asked, { page, pageSize }), context.language);
    return {
      items: found.items.map((row) => admissionView(context.actor, found.session, row)),
      total: found.total,
    };
  }),
  exportAdmissions: os.exportAdmissions.handler(async ({ input, context }) =>
    xlsxFile(
      'admissions',
      answer(await exportAdmissions(context.environment, context.actor, input.sessionId, context.language), context.language),
    ),
  ),
  signInSheet: os.signInSheet.handler(async ({ input, context }) => {
    const { session, rows, blankRows } = answer(await signInSheet(context.environment, context.actor, input), context.language);
    return {
      title: session.shown.title,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      venueName: session.venueName,
      districtName: session.districtName,
      speakerName: session.shown.speakerName,
      code: session.code,
      organiser: session.tenantName,
      demo: session.demo,
      rows,
      blankRows,
    };
  }),
  paperTemplate: os.paperTemplate.handler(async ({ input, context }) =>
    xlsxFile(
      texts[context.language].paperTemplate,
      answer(await paperTemplate(context.environment, context.actor, input.sessionId, context.language), context.language),
    ),
  ),
  enterPaper: os.enterPaper.handler(async ({ input, context }) =>
    answer(await enterPaper(context.environment, context.actor, input, context.language), context.language),
  ),
  uploadPaper: os.uploadPaper.handler(async ({ input, context }) =>
    answer(await uploadPaper(context.environment, context.actor, input, context.language), context.language),
  ),
  paperBatches: os.paperBatches.handler(async ({ input, context }) => {
    const { session, items } = answer(await paperBatches(context.environment, context.actor, input.sessionId), context.language);
    return {
      items: items.map((batch) => ({
        id: batch.id,
        fileName: batch.fileName,
        rows: batch.rows,
        people: batch.people,
        enteredAt: batch.enteredAt.toISOString(),
        enteredBy: batch.enteredBy,
        undoneAt: batch.undoneAt?.toISOString() ?? null,
        scans: batch.scans,
        abilities: {
          addScan: mayDoor(context.actor, 'door.run') && !batch.undoneAt && session.state !== 'archived',
          undo:
            mayDoor(context.actor, 'door.run') &&
            !batch.undoneAt &&
            session.state !== 'archived' &&
            session.admitted - batch.standing.people >= session.opinions &&
            !batch.standing.opinions,
        },
      })),
    };
  }),
  scans: os.scans.handler(async ({ input, context }) => ({
    items: answer(await listScans(context.environment, context.actor, input.sessionId), context.language).map((row) => ({
      ...row,
      addedAt: row.addedAt.toISOString(),
    })),
  })),
  addScan: os.addScan.handler(async ({ input, context }) =>
    answer(await addScan(context.environment, context.actor, input), context.language),
  ),
  undoPaper: os.undoPaper.handler(async ({ input, context }) =>
    answer(await undoPaper(context.environment, context.actor, input), context.language),
  ),
});
