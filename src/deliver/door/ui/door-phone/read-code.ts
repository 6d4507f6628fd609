interface Detector {
  detect(image: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** Reads the QR code that a camera sees now; null when there is none. */
export type ReadCode = (video: HTMLVideoElement) => Promise<string | null>;

/** Wide enough for a ticket at arm's length, and small enough for an old phone. */
const widestFrame = 720;

/** The browser's own reader where it has one, otherwise jsQR, fetched only then. */
export async function codeReader(): Promise<ReadCode> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  const formats = await BarcodeDetector?.getSupportedFormats().catch((): string[] => []);
  if (BarcodeDetector && formats?.includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const jsQr = jsQrOf(await import('jsqr'));
  const canvas = document.createElement('canvas');
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, widestFrame / Math.max(1, video.videoWidth));
    const [width, height] = [Math.floor(video.videoWidth * scale), Math.floor(video.videoHeight * scale)];
    if (!drawing || width === 0 || height === 0) return null;
    canvas.width = width;
    canvas.height = height;
    drawing.drawImage(video, 0, 0, width, height);
    const image = drawing.getImageData(0, 0, width, height);
    return jsQr(image.data, width, height, { inversionAttempts: 'dontInvert' })?.data || null;
  };
}

type JsQr = (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  options: { inversionAttempts: 'dontInvert' },
) => { data: string } | null;

/** jsQR is typed as a module and bundled as CommonJS: the function stands one `default` deeper in one of the two. */
function jsQrOf(module: { default: unknown }): JsQr {
  const inner = module.default as { default?: JsQr };
  return inner.default ?? (inner as unknown as JsQr);
}
