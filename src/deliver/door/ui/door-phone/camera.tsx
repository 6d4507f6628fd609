import { useEffect, useRef, useState } from 'react';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './door.texts.ts';
import { codeReader } from './read-code.ts';

/** A code that stays in view is not read again before it has been away this long. */
const awayMs = 2500;
const pauseMs = 120;

export type Trouble = 'insecure' | 'denied' | 'missing';

interface Props {
  /** Told each code that comes into view, once. */
  onCode(text: string): void;
  onType(): void;
  /** In a corner, under the verdict, so that the next ticket is read without a tap. */
  small: boolean;
  /** Why there is no picture; null while there is one, or may be. */
  trouble: Trouble | null;
  onTrouble(trouble: Trouble | null): void;
}

/** What is known before the camera is asked for: whether this page can ask at all. */
export function troubleAtFirst(): Trouble | null {
  return typeof navigator.mediaDevices?.getUserMedia === 'function' ? null : 'insecure';
}

export function Camera({ onCode, onType, small, trouble, onTrouble }: Props) {
  const t = useTexts(texts);
  if (!trouble) return <Picture onCode={onCode} onTrouble={onTrouble} small={small} />;
  return (
    <div className={small ? 'camera-off small' : 'camera-off'}>
      <strong>{t('camera.none')}</strong>
      <p>{t(`camera.${trouble}`)}</p>
      <div className="acts">
        <button type="button" className="main-act" onClick={onType}>
          {t('camera.type')}
        </button>
        {trouble !== 'insecure' && (
          <button type="button" onClick={() => onTrouble(null)}>
            {t('camera.again')}
          </button>
        )}
      </div>
    </div>
  );
}

function Picture({ onCode, onTrouble, small }: Pick<Props, 'onCode' | 'onTrouble' | 'small'>) {
  const t = useTexts(texts);
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef({ onCode, onTrouble });
  const [running, setRunning] = useState(false);
  useEffect(() => {
    told.current = { onCode, onTrouble };
  });
  useEffect(() => {
    const stopped = new AbortController();
    const onRead = (text: string): void => told.current.onCode(text);
    void watch(video.current!, stopped.signal, onRead, () => setRunning(true)).catch((error: unknown) => {
      if (stopped.signal.aborted) return;
      told.current.onTrouble(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'missing');
    });
    return () => stopped.abort();
  }, []);
  return (
    <div className={small ? 'camera small' : 'camera'}>
      <video ref={video} muted playsInline aria-label={t('camera.view')} />
      {!running && <p role="status">{t('camera.starting')}</p>}
    </div>
  );
}

/** Opens the camera, reads codes until stopped, and lets the camera go. */
async function watch(
  video: HTMLVideoElement,
  stopped: AbortSignal,
  onCode: (text: string) => void,
  onRunning: () => void,
): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
    audio: false,
  });
  const letGo = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  stopped.addEventListener('abort', letGo);
  if (stopped.aborted) return letGo();
  video.srcObject = stream;
  const [read] = await Promise.all([codeReader(), video.play().catch(() => undefined)]);
  if (!stopped.aborted) onRunning();
  let last = { text: '', seenAt: 0 };
  while (!stopped.aborted) {
    const text = video.readyState >= 2 && !document.hidden ? await read(video).catch(() => null) : null;
    if (text && !stopped.aborted) {
      const fresh = text !== last.text || Date.now() - last.seenAt > awayMs;
      last = { text, seenAt: Date.now() };
      if (fresh) onCode(text);
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
