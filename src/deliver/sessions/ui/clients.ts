import { networkContract } from '#src/network/network.contract.ts';
import { programmeContract } from '#src/plan/programme/programme.contract.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { doorContract } from '../../door/door.contract.ts';
import { noticeContract } from '../../notices/notice.contract.ts';
import { opinionContract } from '../../opinions/opinion.contract.ts';
import { signUpContract } from '../../signup/signup.contract.ts';
import { sessionContract } from '../session.contract.ts';

export const sessions = clientOf(sessionContract);
export const signUps = clientOf(signUpContract);
export const door = clientOf(doorContract);
export const opinions = clientOf(opinionContract);
export const notices = clientOf(noticeContract);
export const network = clientOf(networkContract);
export const plan = clientOf(programmeContract);
