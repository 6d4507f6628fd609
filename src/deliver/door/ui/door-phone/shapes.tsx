import type { ReactNode } from 'react';

/** The word beside it says the same, so a screen reader passes over the shape. */
function Shape({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 96 96"
      className="shape"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

export function Tick() {
  return (
    <Shape>
      <path d="M14 52l22 24 46-58" strokeWidth="11" />
    </Shape>
  );
}

export function Triangle() {
  return (
    <Shape>
      <path d="M48 8L92 86H4z" fill="currentColor" stroke="none" />
      <path d="M48 36v24M48 70v5" stroke="var(--tone)" strokeWidth="8" />
    </Shape>
  );
}

export function Cross() {
  return (
    <Shape>
      <path d="M30 4h36l26 26v36L66 92H30L4 66V30z" fill="currentColor" stroke="none" />
      <path d="M33 33l30 30M63 33L33 63" stroke="var(--tone)" strokeWidth="9" />
    </Shape>
  );
}

export function Back() {
  return (
    <Shape>
      <path d="M34 20L12 42l22 22M14 42h44a22 22 0 010 44H40" strokeWidth="9" />
    </Shape>
  );
}

export function Broken() {
  return (
    <Shape>
      <path d="M10 36a56 56 0 0176 0M24 52a36 36 0 0148 0M38 67a15 15 0 0120 0M14 86L82 14" strokeWidth="8" />
    </Shape>
  );
}
