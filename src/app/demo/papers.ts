import { renderPdf, type Row, sealArea, type Sheet } from '#src/platform/documents/index.ts';

const page = { orientation: 'portrait', marginMm: { top: 25, right: 22, bottom: 22, left: 22 } } as const;
const mark = '演示数据';

async function pdfOf(sheet: Sheet): Promise<Uint8Array> {
  const made = await renderPdf(sheet);
  if (!made.ok) throw new Error(`a paper of the demo year could not be printed: ${made.refusal.code}`);
  return made.value;
}

export interface SignedLine {
  name: string;
  phone: string;
}

/** The paper sign-in sheet of a session as it came back from the door: masked names, a tick where somebody signed, and at its
 * foot how many were counted in the room. */
export function signInSheet(
  session: { title: string; when: string; place: string },
  lines: readonly SignedLine[],
  counted: number,
): Promise<Uint8Array> {
  const { title, when, place } = session;
  const head: Row = {
    cells: ['序号', '姓名', '手机尾号', '签名'].map((text) => ({ text, face: 'head' as const, align: 'center' as const })),
  };
  const beyond = Math.max(0, counted - lines.length);
  const rows: Row[] = lines.map(({ name, phone }, index) => ({
    cells: [String(index + 1), `${name.slice(0, 1)}**`, phone.slice(-4), '（已签）'].map((text) => ({
      text,
      align: 'center' as const,
    })),
    heightMm: 8,
  }));
  // A row of the grid: the last two stay on one page, so that no page holds the total alone.
  const total: Row = {
    cells: [{ text: `签到 ${lines.length} 人。现场清点 ${counted} 人，其中 ${beyond} 人未签名。`, span: 4 }],
    heightMm: 8,
  };
  return pdfOf({
    page,
    title: ['签到表', title],
    mark,
    blocks: [
      { kind: 'text', text: `时间：${when}\n地点：${place}` },
      { kind: 'grid', columns: [1, 3, 3, 4], head: [head], rows: [...rows, total], gapMm: 3 },
      sealArea(['承办方（盖章）：'], '　　年　　月　　日'),
    ],
    foot: ['演示用签到表扫描件，姓名与号码均为虚构'],
  });
}

/** The register of one count: the day, the place, what was counted, how much and how, signed by who counted. */
export function countRegister(
  title: string,
  line: { day: string; place: string; what: string; count: number; unit: string; method: string },
): Promise<Uint8Array> {
  const row = (label: string, text: string): Row => ({
    cells: [{ text: label, face: 'head', align: 'center' }, { text }],
    heightMm: 10,
  });
  const { day, place, what, count, unit, method } = line;
  return pdfOf({
    page,
    title: ['登记表', title],
    mark,
    blocks: [
      {
        kind: 'grid',
        columns: [1, 3],
        rows: [
          row('日期', day),
          row('地点', place),
          row('内容', what),
          row('数量', `${count.toLocaleString('en-US')} ${unit}`),
          row('方法', method),
          row('登记人', '（已签）'),
        ],
      },
      sealArea(['登记单位（盖章）：'], '　　年　　月　　日'),
    ],
    foot: ['演示用登记表扫描件'],
  });
}

/** A voucher as a picture would show it. */
export function voucher(number: string, payee: string, purpose: string, yuan: string, day: string): Promise<Uint8Array> {
  const row = (label: string, text: string): Row => ({
    cells: [{ text: label, face: 'head', align: 'center' }, { text }],
    heightMm: 12,
  });
  return pdfOf({
    page,
    title: ['付款凭证'],
    mark,
    blocks: [
      {
        kind: 'grid',
        columns: [1, 3],
        rows: [row('凭证号', number), row('收款人', payee), row('用途', purpose), row('金额（元）', yuan), row('日期', day)],
      },
    ],
    foot: ['演示用凭证'],
  });
}
