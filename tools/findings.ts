/** One thing that a check objects to. `advice` says what to do about it; `line` is 1-based, 0 where the whole file is meant. */
export interface Finding {
  rule: string;
  file: string;
  line: number;
  message: string;
  advice: string;
}

/** What one check answers: its findings, and a few words on what it looked at, so that "nothing found" can be believed. */
export interface CheckReport {
  findings: Finding[];
  looked: string;
}

/** The findings as lines to print: each rule once, with what to do, and below it the places that break it. */
export function describeFindings(findings: readonly Finding[]): string[] {
  const groups = Map.groupBy(findings, (finding) => `  ${finding.rule} → ${finding.advice}`);
  return [...groups].flatMap(([head, members]) => [
    head,
    ...members.map((finding) => `      ${placeOf(finding)}  ${finding.message}`),
  ]);
}

function placeOf(finding: Finding): string {
  return finding.line > 0 ? `${finding.file}:${finding.line}` : finding.file;
}
