import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** Files by key; a key is a path of letters, digits, `/`, `-`, `.`, made by Kepu and never by a person. */
export interface FileStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** null when there is no such file. */
  get(key: string): Promise<Uint8Array | null>;
}

function storeOn(disk: Disk): FileStore {
  return {
    put: (key, bytes) => disk.put(key, bytes),
    async get(key) {
      if (!(await disk.exists(key))) return null;
      return disk.getBytes(key);
    },
  };
}

export function filesOnDisk(folder: string): FileStore {
  return storeOn(new Disk(new FSDriver({ location: folder, visibility: 'private' })));
}

/** `s3://bucket?region=…&endpoint=…`; credentials from the usual AWS variables of the environment. Loaded only when used. */
export async function filesOnS3(address: string): Promise<FileStore> {
  const url = new URL(address);
  const { S3Driver } = await import('flydrive/drivers/s3');
  const endpoint = url.searchParams.get('endpoint');
  return storeOn(
    new Disk(
      new S3Driver({
        bucket: url.hostname,
        region: url.searchParams.get('region') ?? 'us-east-1',
        visibility: 'private',
        supportsACL: false,
        ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
      }),
    ),
  );
}
