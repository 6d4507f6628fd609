import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { paperSpanText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { NumberField } from '#src/ui-kit/number-item.tsx';
import { Answered, PageHead } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { PrintedTable } from '#src/ui-kit/printed-table.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { door } from './client.ts';
import * as texts from './staff.texts.ts';

/** The paper sheet for the door: those who signed up, and blank rows for those who did not. */
export function SignInSheetPage() {
  const t = useTexts(texts);
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string };
  const [blank, setBlank] = useState<number | null>(10);
  const sheet = useQuery({
    queryKey: ['sheet', sessionId, blank],
    queryFn: () => door.signInSheet({ sessionId, blankRows: blank ?? 0 }),
    // While nothing that is a number stands there, the sheet stays as it was.
    enabled: blank !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <Answered query={sheet}>
      {(data) => (
        <>
          <div className="no-print">
            <PageHead
              title={t('sheet.title')}
              crumbs={<AppLink to={paths.session(sessionId)}>{data.title}</AppLink>}
              acts={
                <>
                  <label className="row" htmlFor="blank-rows">
                    <span className="muted">{t('sheet.blank')}</span>
                    <NumberField
                      id="blank-rows"
                      least={0}
                      most={200}
                      decimals={0}
                      value={blank}
                      onChange={setBlank}
                      style={{ width: 80 }}
                    />
                  </label>
                  <Button type="primary" disabled={blank === null} onClick={() => window.print()}>
                    {t('sheet.print')}
                  </Button>
                </>
              }
            />
          </div>
          <Sheet data={data} />
        </>
      )}
    </Answered>
  );
}

function Sheet({ data }: { data: Awaited<ReturnType<typeof door.signInSheet>> }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const blanks = Array.from({ length: data.blankRows }, (_, index) => data.rows.length + index + 1);
  return (
    <article className="printed">
      <h2>
        {t('sheet.head', { title: data.title })}
        {data.demo && t('sheet.demo')}
      </h2>
      <div className="printed-facts">
        <span>
          {t('sheet.time')} {paperSpanText(data.startsAt, data.endsAt)}
        </span>
        <span>
          {t('sheet.venue')} {data.districtName} {data.venueName ?? kit('venueKind.online')}
        </span>
        {data.speakerName && (
          <span>
            {t('sheet.speaker')} {data.speakerName}
          </span>
        )}
        <span>
          {t('sheet.organiser')} {data.organiser}
        </span>
        <span>
          {kit('field.code')} {data.code}
        </span>
      </div>
      <PrintedTable
        heads={(['number', 'name', 'phone', 'seats', 'code', 'signature'] as const).map((column) => t(`sheet.${column}`))}
        rows={[
          ...data.rows.map((row) => (
            <tr key={row.number}>
              <td className="mid">{row.number}</td>
              <td>{row.person === 1 ? row.name : t('sheet.with', { name: row.name })}</td>
              <td>{row.person === 1 ? row.phone : ''}</td>
              <td className="mid">{row.seats === 1 ? 1 : `${row.person}/${row.seats}`}</td>
              <td>{row.ticketCode}</td>
              <td style={{ width: '26%' }} />
            </tr>
          )),
          ...blanks.map((number) => (
            <tr key={number}>
              <td className="mid">{number}</td>
              <td />
              <td />
              <td />
              <td />
              <td style={{ width: '26%' }} />
            </tr>
          )),
        ]}
        foot={
          <>
            <span>{t('sheet.walkIns')}</span>
            <span>{t('sheet.counted')}</span>
          </>
        }
      />
    </article>
  );
}
