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
  const found = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => folders.map((folder) => join(folder, name)));
  const path = process.env.CHROMIUM_PATH ?? found.find(isProgram);
  if (!path) throw new Error('no Chromium: install it, or point CHROMIUM_PATH to it');
  return path;
}

/** A headless Chromium with a camera that shows a test picture; root needs it without its sandbox. */
export function launchChromium(): Promise<Browser> {
  const args = ['--no-sandbox', ...quiet, '--use-fake-device-for-media-stream'];
  return chromium.launch({ executablePath: chromiumPath(), args });
}
