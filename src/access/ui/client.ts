import { clientOf, Refused } from '#src/ui-kit/client.ts';
import { accessContract } from '../access.contract.ts';

export const access = clientOf(accessContract);

/** Posts to the sign-in endpoints, which have no contract here. `sentence` is what a refusal says. */
export async function postAuth(
  path: string,
  body: Record<string, unknown>,
  sentence: { reason: string; remedy: string },
): Promise<Record<string, unknown>> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
  });
  if (!response.ok) throw new Refused(response.status, { code: 'auth', ...sentence });
  return (await response.json().catch(() => ({}))) as Record<string, unknown>;
}
