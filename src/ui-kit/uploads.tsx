import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';

/** Called when a file begins to be sent, and what it answers when that has ended. */
type Hold = () => () => void;

const HoldContext = createContext<Hold>(() => () => {});

/** Whether a file within the form is on its way: the form waits for it, since without it the record would be kept without what it rests on. */
export function useUploads() {
  const [count, setCount] = useState(0);
  const hold = useCallback<Hold>(() => {
    setCount((before) => before + 1);
    return () => setCount((before) => before - 1);
  }, []);
  return { underWay: count > 0, hold };
}

/** Around the fields of a form that waits for its files. */
export function UploadsWithin({ hold, children }: { hold: Hold; children: ReactNode }) {
  return <HoldContext value={hold}>{children}</HoldContext>;
}

/** Holds the form as long as this is true. */
export function useHoldForm(sending: boolean): void {
  const hold = useContext(HoldContext);
  useEffect(() => (sending ? hold() : undefined), [sending, hold]);
}
