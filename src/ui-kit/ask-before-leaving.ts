import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useRef } from 'react';
import * as texts from './leaving.texts.ts';
import { useTexts } from './texts.ts';

/** A form that was begun and not saved is left only when asked: `touch` when something was typed, `release` when it was saved. */
export function useAskBeforeLeaving(): { touch: () => void; release: () => void } {
  const { modal } = App.useApp();
  const t = useTexts(texts);
  const touched = useRef(false);
  const stays = (): Promise<boolean> =>
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
  useBlocker({
    shouldBlockFn: () => (touched.current ? stays() : false),
    enableBeforeUnload: () => touched.current,
  });
  return {
    touch: () => {
      touched.current = true;
    },
    release: () => {
      touched.current = false;
    },
  };
}
