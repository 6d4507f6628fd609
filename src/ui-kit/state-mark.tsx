import type { ReactNode } from 'react';

/** Shape, word and colour together, so that none of them is needed alone. */
export type Tone = 'good' | 'warn' | 'bad' | 'none' | 'calm';

const shapes: Record<Tone, ReactNode> = {
  good: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  warn: <path d="M6 0.5 11.5 6 6 11.5 0.5 6Z" fill="currentColor" />,
  bad: <path d="M6 1 11.5 11H0.5Z" fill="currentColor" />,
  none: <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 2" />,
  calm: <rect x="1.5" y="1.5" width="9" height="9" rx="1" fill="currentColor" />,
};
const classes: Record<Tone, string> = { good: 'good', warn: 'warn', bad: 'bad', none: 'muted', calm: '' };

export function StateMark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`state ${classes[tone]}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {shapes[tone]}
      </svg>
      {children}
    </span>
  );
}

const sessionTones: Record<string, Tone> = {
  draft: 'none',
  submitted: 'warn',
  published: 'calm',
  open: 'good',
  full: 'warn',
  running: 'good',
  ended: 'calm',
  archived: 'none',
  cancelled: 'bad',
};

export function sessionTone(state: string): Tone {
  return sessionTones[state] ?? 'none';
}
