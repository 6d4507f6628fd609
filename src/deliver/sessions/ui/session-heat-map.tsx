import type * as z from 'zod';
import { HeatMap } from '#src/ui-kit/charts.tsx';
import { monthText } from '#src/ui-kit/format.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { coverage } from '../session.contract.ts';
import * as texts from './coverage.texts.ts';

/** Place × month: held solid, scheduled hatched. A cell opens its sessions. */
export function SessionHeatMap({ coverage: data }: { coverage: z.infer<typeof coverage> }) {
  const t = useTexts(texts);
  const cells = new Map(data.cells.map((cell) => [`${cell.place} ${cell.month}`, cell]));
  const monthOf = (column: string): string => `${data.year}-${column.padStart(2, '0')}`;
  return (
    <>
      <HeatMap
        caption={t(`coverage.caption.${data.of}`)}
        rows={data.places.map(({ place, name }) => ({ key: place, label: name || t(`coverage.nowhere.${data.of}`) }))}
        columns={Array.from({ length: 12 }, (_, index) => ({
          key: String(index + 1),
          label: monthText(index + 1),
          short: String(index + 1),
        }))}
        cell={(row, column) => {
          const cell = cells.get(`${row} ${column}`);
          return { held: cell?.held ?? 0, planned: cell?.scheduled ?? 0 };
        }}
        say={(place, month, cell) => t('coverage.say', { place, month, held: cell.held, planned: cell.planned })}
        wrap={(row, column, shown, said) => (
          <AppLink
            to={paths.sessions}
            search={{ ...(row === '' ? {} : { [data.of === 'district' ? 'district' : 'street']: row }), month: monthOf(column) }}
            label={said}
          >
            {shown}
          </AppLink>
        )}
      />
      <div className="legend" style={{ marginTop: 8 }}>
        <span>
          <i className="heat-held" style={{ background: '#7ab5bc' }} />
          {t('coverage.held')}
        </span>
        <span>
          <i style={{ background: 'repeating-linear-gradient(135deg, #a5cdd2 0 2px, #fff 2px 5px)' }} />
          {t('coverage.planned')}
        </span>
      </div>
    </>
  );
}
