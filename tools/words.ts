/** Words that say where or with what the project was made: they mean nothing to its readers, so they are never in it. */
export interface ForbiddenWord {
  pattern: RegExp;
  advice: string;
}

export const forbiddenWords: ForbiddenWord[] = [
  { pattern: /(?<![\w./])\/work\//, advice: 'a path of one machine: use a path relative to the project, or os.tmpdir()' },
  { pattern: /(?<![\w./])\/root\//, advice: 'a path of one machine: use a path relative to the project, or os.homedir()' },
  { pattern: /\/tmp\/kepu\b/, advice: 'a path of one machine: use mkdtemp under os.tmpdir()' },
  {
    pattern: /\bregistry\.[\w-]+\.\w+|\bnpmmirror\b|localhost:487[3]/i,
    advice: 'a registry host: leave it to the configuration of the reader',
  },
  { pattern: /\bissues? #\d+/i, advice: 'an issue number: say the reason itself' },
];
