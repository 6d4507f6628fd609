const NUMBERING =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}\s?[、.．)）](?!\d)|目标\s?\d|[①-⑳])/;
const SENTENCE_END = /[。！？!?；;：:]["”』」）)]?$/;

/**
 * Joins lines that a printed page broke, also in the middle of a word. A break is kept where the writer made one: at a blank
 * line, before a numbered point, and after a line that stops short of the margin at the end of a sentence.
 */
export function joinNarrative(lines: readonly string[]): string {
  const margin = Math.max(0, ...lines.map((line) => line.trim().length));
  let text = '';
  let previous: string | null = null;
  let blank = false;
  for (const source of lines) {
    const line = source.trim();
    if (!line) {
      blank = true;
      continue;
    }
    if (previous === null) text = line;
    else {
      const ends = SENTENCE_END.test(previous);
      const opens = NUMBERING.test(line);
      const stopsShort = blank || previous.length < margin * 0.9;
      const broken = (ends && opens) || (stopsShort && (ends || opens));
      text += broken ? `\n${line}` : glue(previous, line) + line;
    }
    previous = line;
    blank = false;
  }
  return text;
}

/** Latin words keep the blank between them that the line break stood for. */
function glue(before: string, after: string): string {
  return /[A-Za-z,;]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : '';
}

/** Page numbers, running heads and the version line of Kepu's own prints, which text extraction leaves between the lines. */
export function isPageFurniture(line: string): boolean {
  if (/^\s*(?:演示数据\s*)?草稿\s*$|^\s*演示数据\s*$/.test(line)) return true;
  if (/^\s*版本\s*\S.*校验码\s*[0-9a-f]{16,}\s*$/.test(line)) return true;
  // The same, too long for one line.
  if (/^\s*版本\s*v\d+\s*（.*(?:）|校验码)\s*$|^\s*(?:校验码\s*)?[0-9a-f]{64}\s*$/.test(line)) return true;
  if (/^[^≥≤%]{0,24}第\s*\d{1,3}\s*页\s*$/.test(line)) return true;
  return /^\s*(?:[-—–]\s*\d{1,3}\s*[-—–]|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?|共\s*\d{1,3}\s*页|\d{1,3}\s*\/\s*\d{1,3}|附件?\s*\d{0,2}(?:[-—]\d{1,2})?\s*[:：]?)\s*$/.test(
    line,
  );
}
