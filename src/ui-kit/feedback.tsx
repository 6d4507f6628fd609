import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import * as awayTexts from './away.texts.ts';
import { type RefusalShown, refusalOf } from './client.ts';
import { useKitTexts } from './kit-texts.ts';
import { longWait } from './page.tsx';
import { newRequestKey } from './request-keys.ts';
import { useTexts } from './texts.ts';

/**
 * Goes with what a form sends, in the place of a client's options: until it is answered, whatever the form sends is one request. It lives as
 * long as the component that calls `useAct`: that is the form itself, which goes when it is closed, and not the page behind it.
 */
export interface Once {
  context: { requestKey: string };
}

interface Act<Input, Output> {
  run: (input: Input, once: Once) => Promise<Output>;
  /** Said when it worked; null says nothing. */
  done?: string | null | ((output: Output) => string | null);
  onDone?: (output: Output, input: Input) => void;
  /** Given the refusal: true when the screen shows it itself. */
  onRefused?: (code: string, refusal: RefusalShown) => boolean;
}

/**
 * An act against the server: while it runs its button waits; afterwards every list is asked again. A refusal is shown by its own
 * sentence and stays until it is closed, the act is asked anew or its form goes; a record changed meanwhile offers to load the newest.
 *
 * A second click while the first is under way does nothing: it may come before the button is drawn anew, so the lock is not the button's.
 */
export function useAct<Input = void, Output = unknown>({ run, done, onDone, onRefused }: Act<Input, Output>) {
  const { message, notification } = App.useApp();
  const t = useKitTexts();
  const queries = useQueryClient();
  const tellWaiting = useTellWaiting();
  const lock = useRef(new Set<unknown>());
  const requestKey = useRef('');
  const refused = useRef(new Map<string, unknown>());
  const forget = (stands: (lock: unknown) => boolean = () => false): void => {
    for (const [key, lock] of refused.current) {
      if (stands(lock)) continue;
      notification.destroy(key);
      refused.current.delete(key);
    }
  };
  // A form that is closed takes with it what was refused in it.
  useAtEnd(() => forget());
  const act = useMutation({
    mutationFn: (input: Input) => {
      requestKey.current ||= newRequestKey();
      return tellWaiting(run(input, { context: { requestKey: requestKey.current } }));
    },
    onSuccess: (output, input) => {
      requestKey.current = '';
      forget((lock) => lock !== lockOf(input));
      const said = typeof done === 'function' ? done(output) : done === undefined ? t('say.saved') : done;
      if (said) void message.success(said);
      void queries.invalidateQueries();
      onDone?.(output, input);
    },
    onSettled: (_output, _error, input) => {
      lock.current.delete(lockOf(input));
    },
    onError: (error, input) => {
      const refusal = refusalOf(error);
      if (refusal.code === 'signed-out' || onRefused?.(refusal.code, refusal)) return;
      const key = `refusal-${newRequestKey()}`;
      refused.current.set(key, lockOf(input));
      const reload = (
        <Button
          size="small"
          onClick={() => {
            notification.destroy(key);
            void queries.invalidateQueries();
          }}
        >
          {t('say.keepAndReload')}
        </Button>
      );
      notification.error({
        key,
        duration: 0,
        placement: placeOfRefusal(),
        role: 'alert',
        title: refusal.code === 'changed-meanwhile' ? t('say.changedMeanwhile') : t('refusal.title'),
        description: `${refusal.reason} ${refusal.remedy}`,
        actions: refusal.code === 'changed-meanwhile' ? reload : undefined,
      });
    },
  });
  const mutate = (input: Input): void => {
    if (lock.current.has(lockOf(input))) return;
    lock.current.add(lockOf(input));
    // Asked anew: what was refused before is no longer what stands. Another file is another try.
    forget((lock) => lock !== lockOf(input) && !(lock instanceof Blob && input instanceof Blob));
    act.mutate(input);
  };
  return { isPending: act.isPending, isSuccess: act.isSuccess, data: act.data, variables: act.variables, mutate };
}

/** Does what is given when the component goes. */
function useAtEnd(end: () => void): void {
  const last = useRef(end);
  last.current = end;
  useEffect(() => () => last.current(), []);
}

/** Says of what the server does not answer for long that it is still waited for: a button that turns says nothing of why. */
function useTellWaiting() {
  const { message } = App.useApp();
  const away = useTexts(awayTexts);
  return async <Output,>(answer: Promise<Output>): Promise<Output> => {
    const key = `waiting-${newRequestKey()}`;
    const timer = setTimeout(() => message.open({ key, type: 'loading', content: away('stillWaiting'), duration: 0 }), longWait);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
      message.destroy(key);
    }
  };
}

/**
 * The acts of a page stand at its top right, those of a form below it at the right, those of a dialog in the middle: what was refused is said where it covers
 * none of them. On a narrow screen it takes the whole width, and the acts that matter stand below.
 */
function placeOfRefusal(): 'bottomLeft' | 'top' {
  return window.matchMedia('(max-width: 767px)').matches ? 'top' : 'bottomLeft';
}

/** A form is locked as a whole; rows by what they name, and files each by itself, since several may be under way. */
function lockOf(input: unknown): unknown {
  return typeof input === 'object' && !(input instanceof Blob) ? 'form' : input;
}

/** Asks before a destructive act; the button names the act, and nothing happens otherwise. */
export function useAsk() {
  const { modal } = App.useApp();
  const t = useKitTexts();
  return (question: { title: string; text?: ReactNode; act: string; danger?: boolean; run: () => unknown }) =>
    void modal.confirm({
      title: question.title,
      content: question.text,
      okText: question.act,
      cancelText: t('act.cancel'),
      okButtonProps: { danger: question.danger ?? true },
      autoFocusButton: 'cancel',
      icon: null,
      onOk: () => {
        void question.run();
      },
    });
}
