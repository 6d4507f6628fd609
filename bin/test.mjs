#!/usr/bin/env node
import { giveUp } from './node-version.mjs';

// Loaded only now, as an old Node would stumble over it before it could say so.
import('./tests.mjs').then(async ({ runTests }) => process.exit(await runTests(process.argv.slice(2)))).catch(giveUp);
