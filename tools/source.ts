import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-5';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const skippedFolders = new Set(['node_modules', '.git', 'dist', 'data', 'coverage', '.vite']);

/** Paths under `root`, with forward slashes and sorted, of the files in `folders` that `wanted` accepts. Missing folders are empty. */
export function listFiles(root: string, folders: readonly string[], wanted: (path: string) => boolean): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    let entries: import('node:fs').Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name) || /\/src\//.test(`${folder}/`)) visit(path);
      } else if (entry.isFile()) {
        const name = relative(root, path).replaceAll('\\', '/');
        if (wanted(name)) found.push(name);
      }
    }
  };
  for (const folder of folders) visit(join(root, folder));
  return found.sort();
}

export function isTypeScript(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

export function parseText(path: string, text: string): ts.SourceFile {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : /\.m?js$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, kind);
}

export function parseFile(root: string, path: string): ts.SourceFile {
  return parseText(path, readFileSync(join(root, path), 'utf8'));
}

export function lineOf(file: ts.SourceFile, position: number): number {
  return file.getLineAndCharacterOfPosition(position).line + 1;
}
