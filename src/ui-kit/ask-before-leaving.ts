import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useEffect, useRef } from 'react';
import * as texts from './leaving.texts.ts';
import { useTexts } from './texts.ts';

/** The question that stands now: whoever asks meanwhile gets its answer, so that no two stand on each other. */
let asked: Promise<boolean> | null = null;

/** The forms in which something was typed and not saved. */
const begun = new Set<{ sending: boolean }>();

interface Leaving {
  /** Something was typed. */
  touch: () => void;
  /** It was saved. */
  release: () => void;
  /** Asks when something was typed; true when it is to be given up. */
  mayClose: () => Promise<boolean>;
  /** How a dialog is closed: Esc is pressed to close a list, too, and what was typed does not go with it unasked. */
  closing: (close: () => void) => (event: { type: string }) => void;
}

/** Asks whether what was typed is to be kept. */
function useStays(): () => Promise<boolean> {
  const { modal } = App.useApp();
  const t = useTexts(texts);
  const ask = (): Promise<boolean> =>
    new Promise((resolve) => {
      modal.confirm({
        title: t('ask'),
        content: t('text'),
        okText: t('leave'),
        cancelText: t('stay'),
        okButtonProps: { danger: true },
        autoFocusButton: 'cancel',
        icon: null,
        onOk: () => resolve(false),
        onCancel: () => resolve(true),
      });
    });
  return () => {
    asked ??= ask().finally(() => {
      asked = null;
    });
    return asked;
  };
}

/**
 * For what stands outside of the forms and takes the page away before the address changes: asks where anything was typed and is not on its way; true when it may
 * go. Whatever then goes to another address does it with `ignoreBlocker`, so that nobody is asked twice.
 */
export function useMayLeave(): () => Promise<boolean> {
  const stays = useStays();
  return async () => [...begun].every(({ sending }) => sending) || !(await stays());
}

/** A form that was begun and not saved is left only when asked. While `sending` it is on its way, and what comes after it may leave. */
export function useAskBeforeLeaving({ sending = false }: { sending?: boolean } = {}): Leaving {
  const stays = useStays();
  const form = useRef({ sending }).current;
  useEffect(() => {
    form.sending = sending;
  }, [form, sending]);
  useEffect(() => () => void begun.delete(form), [form]);
  useBlocker({
    shouldBlockFn: () => (begun.has(form) && !sending ? stays() : false),
    enableBeforeUnload: () => begun.has(form),
  });
  const mayClose = async (): Promise<boolean> => !begun.has(form) || !(await stays());
  return {
    touch: () => void begun.add(form),
    release: () => void begun.delete(form),
    mayClose,
    closing: (close) => (event) => (event.type === 'keydown' ? void mayClose().then((may) => may && close()) : close()),
  };
}
