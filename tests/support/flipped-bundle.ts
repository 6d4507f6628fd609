import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const head = {
  type: 'bundle',
  format: 'kepu-bundle/5',
  madeAt: '',
  demo: false,
  tenant: { id: 't', name: '' },
  programme: {
    id: 'p',
    name: '',
    fiscalYear: 2020,
    applicant: '',
    startsOn: '2020-01-01',
    endsOn: '2020-12-31',
    state: '',
    totalFen: 0,
  },
  at: '2020-12-31',
  pack: { code: '', rules: {} },
  checkpoint: '',
  keys: [],
};

/** A packed bundle of 20000 lines that do not matter, with eight bytes flipped where `part` of it is over: what unpacks after them is garbled. */
export function flippedBundle(part: number): Uint8Array<ArrayBuffer> {
  const files = Array.from({ length: 20_000 }, (_, size) => {
    const sha256 = createHash('sha256').update(String(size)).digest('hex');
    return { type: 'attachment', sha256, mediaType: 'image/png', size };
  });
  const bytes = Uint8Array.from(gzipSync([head, ...files].map((line) => JSON.stringify(line)).join('\n')));
  const from = Math.floor(bytes.length * part);
  for (let at = from; at < from + 8; at += 1) bytes[at]! ^= 0xa5;
  return bytes;
}
