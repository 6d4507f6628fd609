import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useRef } from 'react';
import * as texts from './leaving.texts.ts';
import { useTexts } from './texts.ts';

/** The question that stands now: whoever asks meanwhile gets its answer, so that no two stand on each other. */
let asked: Promise<boolean> | null = null;

interface Leaving {
  /** Something was typed. */
  touch: () => void;
  /** It was saved. */
  release: () => void;
  /** Asks when something was typed; true when it is to be given up. */
  mayClose: () => Promise<boolean>;
}

/** A form that was begun and not saved is left only when asked. While `sending` it is on its way, and what comes after it may leave. */
export function useAskBeforeLeaving({ sending = false }: { sending?: boolean } = {}): Leaving {
  const { modal } = App.useApp();
  const t = useTexts(texts);
  const touched = useRef(false);
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
  const stays = (): Promise<boolean> => {
    asked ??= ask().finally(() => {
      asked = null;
    });
    return asked;
  };
  useBlocker({
    shouldBlockFn: () => (touched.current && !sending ? stays() : false),
    enableBeforeUnload: () => touched.current,
  });
  return {
    touch: () => {
      touched.current = true;
    },
    release: () => {
      touched.current = false;
    },
    mayClose: async () => !touched.current || !(await stays()),
  };
}
