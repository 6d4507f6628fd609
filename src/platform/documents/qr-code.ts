import { deflateSync, crc32 } from 'node:zlib';
import { encode } from 'uqr';

export type Modules = readonly (readonly boolean[])[];

/**
 * The dark modules of a QR code with a quiet zone of four, as ISO/IEC 18004 asks for. The mask that is easiest to read is looked for
 * among eight, which takes milliseconds; where the text is as good as random, as a ticket's is, they are alike: `random` takes the first.
 */
export function qrModules(text: string, of: 'any' | 'random' = 'any'): Modules {
  return encode(text, { ecc: 'M', border: 4, ...(of === 'random' ? { maskPattern: 0 } : {}) }).data;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** The modules as a black-and-white PNG, `scale` pixels a module. */
export function modulesPng(modules: Modules, scale = 8): Uint8Array {
  const size = modules.length * scale;
  const stride = 1 + Math.ceil(size / 8);
  const pixels = Buffer.alloc(size * stride);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const light = !modules[Math.floor(y / scale)]?.[Math.floor(x / scale)];
      if (light) {
        const at = y * stride + 1 + (x >> 3);
        pixels[at] = (pixels[at] ?? 0) | (0x80 >> (x & 7));
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** The modules as SVG; each run of dark modules is one rectangle. */
export function modulesSvg(modules: Modules): string {
  const size = modules.length;
  let path = '';
  modules.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      let run = 0;
      while (row[x + run]) run += 1;
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}
