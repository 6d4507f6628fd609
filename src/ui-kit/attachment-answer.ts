import { Refused } from './client.ts';

export interface AttachmentShown {
  id: string;
  fileName: string;
}

/** What the server said to a file sent as evidence. Throws its refusal. */
export function attachmentAnswer(status: number, text: string): AttachmentShown {
  const answer = parsed(text) as (AttachmentShown & { data?: unknown }) | null;
  if (status >= 200 && status < 300 && answer) return answer;
  throw new Refused(status, answer?.data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
