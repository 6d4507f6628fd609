import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `CHROMIUM_PATH`, or Chromium on PATH. Throws where there is none: a browser test that did not run must not look like one that passed. */
function chromiumPath(): string {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const path = process.env.CHROMIUM_PATH ?? found.find(isProgram);
  if (!path) throw new Error('no Chromium: install it, or point CHROMIUM_PATH to it');
  return path;
}

/**
 * A headless Chromium with a camera that shows a test picture. Leave for it is given or refused for the whole browser: the headless shell
 * has nobody to ask. Root needs it without its sandbox.
 */
export function launchChromium({ camera = false }: { camera?: boolean } = {}): Promise<Browser> {
  const leave = camera ? '--use-fake-ui-for-media-stream' : '--use-fake-ui-for-media-stream=deny';
  const args = ['--no-sandbox', ...quiet, '--use-fake-device-for-media-stream', leave];
  return chromium.launch({ executablePath: chromiumPath(), args });
}
