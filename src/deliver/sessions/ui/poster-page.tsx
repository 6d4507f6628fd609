import { Fragment } from 'react';
import './poster.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { dayOf } from '#src/kernel/local-time.ts';
import { refusalOf } from '#src/ui-kit/client.ts';
import { dayText, timeText, weekdayText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, PageHead, RefusalNotice } from '#src/ui-kit/page.tsx';
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
  if (poster.error) {
    return (
      <>
        <PageHead title={t('detail.poster')} />
        <RefusalNotice
          refusal={refusalOf(poster.error)}
          act={<AppLink to={paths.session(sessionId)}>{t('poster.toSession')}</AppLink>}
        />
      </>
    );
  }
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

/** So many characters of a title fill two lines of the large size, and of the middle one. */
const titleSizes = [16, 40] as const;
/** A longer summary is set smaller, so that the page holds it. */
const shortSummary = 130;

function titleClass(title: string): string | undefined {
  if (title.length <= titleSizes[0]) return undefined;
  return title.length <= titleSizes[1] ? 'long' : 'very-long';
}

function PosterSheet({ data }: { data: Poster }) {
  const t = useTexts(texts);
  const online = data.venueName === null;
  const address = data.signUpUrl.replace(/^https?:\/\//, '');
  return (
    <article className="poster">
      <div className="poster-top">
        <span>{data.organiser}</span>
        <span>{data.demo ? t('poster.demo') : t('poster.free')}</span>
      </div>
      <h2 className={titleClass(data.title)}>{data.title}</h2>
      <div className="poster-middle">
        <PosterFacts data={data} />
        {data.summary && (
          <p className={data.summary.length > shortSummary ? 'poster-summary long' : 'poster-summary'}>{data.summary}</p>
        )}
      </div>
      <div className="poster-foot">
        {/* The server draws the code; it holds nothing but the address of this session. */}
        <img alt={data.signUpUrl} src={`data:image/svg+xml;utf8,${encodeURIComponent(data.qrSvg)}`} />
        <div>
          <div className="poster-scan">{t('poster.scan')}</div>
          <div>
            {t('poster.seats', { count: data.capacity })} · {t('poster.free')}
          </div>
          <div>{t(online ? 'poster.bringOnline' : 'poster.bring')}</div>
          <div>{t(online ? 'poster.noPhoneOnline' : 'poster.noPhone')}</div>
          <div className="poster-address">
            {/* Broken behind a stroke where it must be, never within the code. */}
            <strong>
              {address.split('/').map((part, at) => (
                <Fragment key={part}>
                  {at > 0 && (
                    <>
                      /<wbr />
                    </>
                  )}
                  {part}
                </Fragment>
              ))}
            </strong>
            <br />
            {t('poster.code', { code: data.code })}
          </div>
        </div>
      </div>
    </article>
  );
}

function PosterFacts({ data }: { data: Poster }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const day = dayOf(new Date(data.startsAt));
  return (
    <dl>
      <dt>{t('poster.when')}</dt>
      <dd className="poster-when">
        {dayText(day)} {weekdayText(day)}
        <br />
        {timeText(data.startsAt)}–{timeText(data.endsAt)}
      </dd>
      <dt>{t('poster.where')}</dt>
      <dd>
        <strong>{data.venueName ?? kit('venueKind.online')}</strong>
        <small>
          {/* An address that names its district need not have it said twice. */}
          {[data.venueAddress?.includes(data.districtName) ? null : data.districtName, data.venueAddress]
            .filter(Boolean)
            .join('　')}
        </small>
      </dd>
      {data.speakerName && (
        <>
          <dt>{t('poster.speaker')}</dt>
          <dd>
            <strong>{data.speakerName}</strong>
            {data.speakerOrganisation && <small>{data.speakerOrganisation}</small>}
          </dd>
        </>
      )}
      <dt>{t('poster.forWhom')}</dt>
      <dd>{t(`poster.welcome.${data.audience}`)}</dd>
    </dl>
  );
}
