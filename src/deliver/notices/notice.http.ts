import { implement } from '@orpc/server';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import { messageGatewayFromEnvironment } from '#src/platform/messages.ts';
import { alertsMuted, listAlerts, muteAlerts } from './alerts.ts';
import { markTold, retryNotice } from './handle-notice.ts';
import { noticeContract } from './notice.contract.ts';
import { listUntold } from './untold.ts';
import { exportNotices, listNotices, noticeView } from './read-notices.ts';

const os = implement(noticeContract).$context<RequestContext>();

export const noticeRoutes = os.router({
  list: os.list.handler(async ({ input: { page, pageSize, ...filter }, context }) => {
    const found = answer(await listNotices(context.environment, context.actor, filter, { page, pageSize }), context.language);
    return {
      items: found.items.map((row) => noticeView(context.actor, row, context.language)),
      total: found.total,
      toTell: found.toTell,
      gatewayConfigured: messageGatewayFromEnvironment() !== null,
    };
  }),
  export: os.export.handler(async ({ input, context }) => {
    const bytes = answer(await exportNotices(context.environment, context.actor, input, context.language), context.language);
    return xlsxFile('notices', bytes);
  }),
  untold: os.untold.handler(async ({ input, context }) => {
    const found = answer(await listUntold(context.environment, context.actor, input.programmeId), context.language);
    return { ...found, sessions: found.sessions.map((one) => ({ ...one, startsAt: one.startsAt.toISOString() })) };
  }),
  alerts: os.alerts.handler(async ({ input, context }) => {
    const found = answer(await listAlerts(context.environment, context.actor, input), context.language);
    return {
      items: found.items.map((row) => noticeView(context.actor, row, context.language)),
      total: found.total,
      gatewayConfigured: messageGatewayFromEnvironment() !== null,
    };
  }),
  ownAlerts: os.ownAlerts.handler(async ({ context }) =>
    answer(await alertsMuted(context.environment, context.actor), context.language),
  ),
  muteAlerts: os.muteAlerts.handler(async ({ input, context }) =>
    answer(await muteAlerts(context.environment, context.actor, input), context.language),
  ),
  markTold: os.markTold.handler(async ({ input, context }) =>
    noticeView(
      context.actor,
      answer(await markTold(context.environment, context.actor, input.id), context.language),
      context.language,
    ),
  ),
  retry: os.retry.handler(async ({ input, context }) =>
    noticeView(
      context.actor,
      answer(await retryNotice(context.environment, context.actor, input.id), context.language),
      context.language,
    ),
  ),
});
