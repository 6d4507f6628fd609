import { qrModules } from './qr-code.ts';
import type { Sheet } from './sheet.ts';

export const signInLink = 'https://example.org/sign-in/2020-03-05-A';

/** A sign-in sheet with blank rows and a QR code, as printed for a door. */
export function signInSheet(rows: number): Sheet {
  return {
    page: { orientation: 'portrait', marginMm: { top: 20, right: 18, bottom: 20, left: 18 } },
    title: ['科学咖啡馆签到表'],
    mark: '演示数据',
    foot: ['版本 v1　校验码 0f3a'],
    blocks: [
      {
        kind: 'grid',
        frame: 'none',
        columns: [130, 44],
        rows: [
          {
            cells: [
              { text: '场次：《身边的芯片》\n时间：2020年3月5日 14:00\n地点：曹杨社区图书馆二楼' },
              { text: '扫码签到', align: 'center', sizePt: 9, symbol: { modules: qrModules(signInLink), widthMm: 30 } },
            ],
          },
        ],
      },
      {
        kind: 'grid',
        gapMm: 3,
        columns: [14, 34, 44, 30, 52],
        head: [{ cells: ['序号', '姓名', '手机号', '人数', '签名'].map((text) => ({ text, face: 'head', align: 'center' })) }],
        rows: Array.from({ length: rows }, (_, at) => ({
          heightMm: 9,
          cells: [{ text: String(at + 1), align: 'center' as const }, ...['', '', '', ''].map((text) => ({ text }))],
        })),
      },
    ],
  };
}
