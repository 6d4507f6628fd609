import { useQuery } from '@tanstack/react-query';
import { attachmentAnswer } from './attachment-answer.ts';
import { attachmentUrl } from './fact-parts.tsx';
import { useKitTexts } from './kit-texts.ts';

/** The name of a kept file, which opens beside the page. Whoever may not open it reads only that there is one. */
export function AttachmentLink({ id, name }: { id: string /** Where it is known already. */; name?: string | undefined }) {
  const t = useKitTexts();
  const file = useQuery({
    queryKey: ['attachment', id],
    enabled: name === undefined,
    // A file that is kept never changes.
    staleTime: Infinity,
    queryFn: async () => {
      const response = await fetch(`${attachmentUrl(id)}/description`, { credentials: 'same-origin' });
      return attachmentAnswer(response.status, await response.text());
    },
  });
  return (
    <a href={attachmentUrl(id)} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
      {name ?? file.data?.fileName ?? t('field.attachments')}
    </a>
  );
}
