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

export function describeFinding(finding: Finding): string {
  const place = finding.line > 0 ? `${finding.file}:${finding.line}` : finding.file;
  return `  ${finding.rule}  ${place}\n      ${finding.message}\n      → ${finding.advice}`;
}
