import { attachmentAnswer } from '#src/ui-kit/attachment-answer.ts';

/** What the server keeps as a photo or as a register, for a file field. A phone that takes photos as HEIC hands them out as JPEG then. */
export const photoTypes = 'image/jpeg,image/png,image/webp,application/pdf';

/** Enough to count heads on it. */
const longestSide = 2000;
const jpegQuality = 0.85;
/** A slow network is waited for as long as anything moves; this long without is a network that is gone. */
const silenceMs = 30_000;

/** A photo that neither the server takes nor the phone can turn into one that it does. */
export class PhotoUnreadable extends Error {}

/** Keeps a photo of the room, or a register, as evidence and says under which id. `progress` hears which share was sent, 0 to 1. */
export async function keepPhoto(file: File, progress: (share: number) => void): Promise<string> {
  return (await send(await smaller(file), progress)).id;
}

/** The photo as JPEG of no more than 2000 pixels a side; the file as it is where that would be no smaller, and of what is no photo. */
async function smaller(file: File): Promise<File> {
  if (!file.type.startsWith('image/')) return file;
  const taken = photoTypes.split(',').includes(file.type);
  const photo = await createImageBitmap(file).catch(() => null);
  if (photo === null) {
    if (taken) return file;
    throw new PhotoUnreadable();
  }
  const jpeg = await asJpeg(photo);
  photo.close();
  if (jpeg === null || (taken && jpeg.size >= file.size)) return file;
  return new File([jpeg], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: jpeg.type });
}

function asJpeg(photo: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, longestSide / Math.max(photo.width, photo.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(photo.width * scale);
  canvas.height = Math.round(photo.height * scale);
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(null);
  // JPEG knows no transparency: what is transparent is white, as on a screen.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(photo, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality));
}

/** Only this kind of request tells how much of a body was sent. */
function send(file: File, progress: (share: number) => void): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const gone = (): void => reject(new TypeError('the network is silent'));
    let silence = 0;
    const heard = (): void => {
      clearTimeout(silence);
      silence = window.setTimeout(() => request.abort(), silenceMs);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      heard();
      progress(total > 0 ? loaded / total : 0);
    };
    request.onloadend = () => clearTimeout(silence);
    request.onerror = gone;
    request.onabort = gone;
    request.onload = () => {
      try {
        resolve(attachmentAnswer(request.status, request.responseText));
      } catch (error) {
        reject(error as Error);
      }
    };
    const body = new FormData();
    body.set('file', file);
    request.open('POST', '/api/v1/attachments');
    heard();
    request.send(body);
  });
}
