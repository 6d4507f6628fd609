import './poster.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { dayOf } from '#src/kernel/local-time.ts';
import { dayText, timeText, weekdayText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, PageHead } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { bothTexts, useTexts } from '#src/ui-kit/texts.ts';
import { sessions } from './clients.ts';
import * as posterTexts from './poster.texts.ts';
import * as sessionTexts from './session.texts.ts';

const texts = bothTexts(posterTexts, sessionTexts);

type Poster = Awaited<ReturnType<typeof sessions.poster>>;

/** The A4 poster for a notice board, with the code to sign up. */
export function PosterPage() {
  const t = useTexts(texts);
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string };
  const poster = useQuery({ queryKey: ['poster', sessionId], queryFn: () => sessions.poster({ id: sessionId }) });
  return (
    <Answered query={poster}>
      {(data) => (
        <>
          <div className="no-print">
            <PageHead
              title={t('detail.poster')}
              crumbs={<AppLink to={paths.session(sessionId)}>{data.title}</AppLink>}
              acts={
                <Button type="primary" onClick={() => window.print()}>
                  {t('poster.print')}
                </Button>
              }
            />
          </div>
          <PosterSheet data={data} />
        </>
      )}
    </Answered>
  );
}

function PosterSheet({ data }: { data: Poster }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const day = dayOf(new Date(data.startsAt));
  return (
    <article className="poster">
      <div className="poster-top">
        <span>{data.organiser}</span>
        <span>{data.demo ? t('poster.demo') : kit(`audience.${data.audience}`)}</span>
      </div>
      <h2>{data.title}</h2>
      <div className="poster-facts">
        <div>
          <strong>
            {dayText(day)} {weekdayText(day)}　{timeText(data.startsAt)}–{timeText(data.endsAt)}
          </strong>
        </div>
        <div>
          {data.districtName}　{data.venueName ?? kit('venueKind.online')}
        </div>
        {data.venueAddress && <div>{data.venueAddress}</div>}
        {data.speakerName && (
          <div>
            {t('poster.speaker')}　{data.speakerName}　{data.speakerOrganisation}
          </div>
        )}
      </div>
      {data.summary && <p className="poster-summary">{data.summary}</p>}
      <div className="poster-foot">
        {/* The server draws the code; it holds nothing but the address of this session. */}
        <img alt={data.signUpUrl} width="174" height="174" src={`data:image/svg+xml;utf8,${encodeURIComponent(data.qrSvg)}`} />
        <div>
          <strong style={{ fontSize: 24 }}>{t('poster.scan')}</strong>
          <div>
            {t('poster.seats', { count: data.capacity })} · {t('poster.free')}
          </div>
          <div>{t('poster.noPhone')}</div>
          <div className="muted">
            {t('poster.code', { code: data.code })}　{data.signUpUrl}
          </div>
        </div>
      </div>
    </article>
  );
}
