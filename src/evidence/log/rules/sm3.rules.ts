/** SM3 (GB/T 32905—2016), written out because browsers have none. 32 bytes of hash. */

const start = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];

const left = (word: number, by: number): number => (word << (by % 32)) | (by % 32 === 0 ? 0 : word >>> (32 - (by % 32)));
const spread0 = (word: number): number => word ^ left(word, 9) ^ left(word, 17);
const spread1 = (word: number): number => word ^ left(word, 15) ^ left(word, 23);

export function sm3(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  const state = Int32Array.from(start);
  for (let block = 0; block < padded.length; block += 64) compress(state, view, block);
  const out = new DataView(new ArrayBuffer(32));
  for (const [at, word] of state.entries()) out.setInt32(at * 4, word);
  return new Uint8Array(out.buffer);
}

function expanded(view: DataView, block: number): Int32Array {
  const words = new Int32Array(68);
  for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(block + at * 4);
  for (let at = 16; at < 68; at += 1)
    words[at] = spread1(words[at - 16]! ^ words[at - 9]! ^ left(words[at - 3]!, 15)) ^ left(words[at - 13]!, 7) ^ words[at - 6]!;
  return words;
}

function compress(state: Int32Array, view: DataView, block: number): void {
  const words = expanded(view, block);
  let [a, b, c, d, e, f, g, h] = [...state] as [number, number, number, number, number, number, number, number];
  for (let at = 0; at < 64; at += 1) {
    const late = at >= 16;
    const first = left((left(a, 12) + e + left(late ? 0x7a879d8a : 0x79cc4519, at)) | 0, 7);
    const second = first ^ left(a, 12);
    const mixed = late ? (a & b) | (a & c) | (b & c) : a ^ b ^ c;
    const chosen = late ? (e & f) | (~e & g) : e ^ f ^ g;
    const one = (mixed + d + second + (words[at]! ^ words[at + 4]!)) | 0;
    const two = (chosen + h + first + words[at]!) | 0;
    [a, b, c, d] = [one, a, left(b, 9), c];
    [e, f, g, h] = [spread0(two), e, left(f, 19), g];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = state[at]! ^ word;
}
