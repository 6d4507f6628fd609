#!/usr/bin/env node
import { giveUp } from './node-version.mjs';

// Loaded only now, as an old Node would stumble over it before it could say so.
import('./launch.mjs')
  .then(({ launch, source, serverFlags }) => launch(source('src/app/start.ts'), process.argv.slice(2), serverFlags))
  .catch(giveUp);
