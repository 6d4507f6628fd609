import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DoorPhone } from '#src/deliver/door/ui/door-phone/door-phone.tsx';
import { startLanguage } from '#src/ui-kit/start-language.ts';

startLanguage();
if (/(?:^|;\s*)kepu-large=1(?:;|$)/.test(document.cookie)) document.documentElement.classList.add('large');

const [, sessionId = null] = /^\/door\/([0-9a-f-]{36})\/?$/i.exec(location.pathname) ?? [];
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <DoorPhone sessionId={sessionId} />
  </StrictMode>,
);
