import { clientOf } from '#src/ui-kit/client.ts';
import { noticeContract } from '../notice.contract.ts';

export const notices = clientOf(noticeContract);
