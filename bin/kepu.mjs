#!/usr/bin/env node
import { giveUp } from './node-version.mjs';

// Loaded only now, as an old Node would stumble over it before it could say so.
// With a server's flags: a bundle of hundreds of thousands of facts passes through, and little of it needs to be kept.
import('./launch.mjs')
  .then(({ launch, serverFlags, source }) => launch(source('src/app/kepu.ts'), process.argv.slice(2), serverFlags))
  .catch(giveUp);
