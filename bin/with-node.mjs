#!/usr/bin/env node
import { giveUp } from './node-version.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  console.error('node bin/with-node.mjs FILE [ARGUMENT…]');
  process.exit(1);
}
// Loaded only now, as an old Node would stumble over it before it could say so.
import('./launch.mjs').then(({ launch }) => launch(file, args)).catch(giveUp);
