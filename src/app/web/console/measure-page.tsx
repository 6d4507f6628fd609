import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { accounts } from '#src/account/ui/at-picker.tsx';
import { figureText, partLabel } from '#src/account/ui/indicator-words.ts';
import type { MeasureDefinition } from '#src/plan/measures/measure.contract.ts';
import { MeasurePanel } from '#src/plan/measures/ui/measure-panel.tsx';
import { IndicatorScreen } from '#src/plan/programme/ui/indicator-page.tsx';
import { refusalOf } from '#src/ui-kit/client.ts';
import { Dotted } from '#src/ui-kit/dotted.tsx';
import { numberText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useMay, useProgramme } from '#src/ui-kit/surroundings.tsx';

/** An indicator with its measure, and what the measure shows at this moment. */
export function IndicatorPage() {
  const mayPreview = useMay('measures.change');
  return (
    <IndicatorScreen
      measure={(indicator, programme) => (
        <MeasurePanel
          indicator={indicator}
          reported={programme.reported}
          mayBind={programme.abilities.change}
          preview={(definition) => mayPreview && <Preview definition={definition} />}
        />
      )}
    />
  );
}

/** Asked of the account once the definition rests. */
function Preview({ definition }: { definition: MeasureDefinition }) {
  const kit = useKitTexts();
  const { id } = useProgramme();
  const text = JSON.stringify(definition);
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), 400);
    return () => clearTimeout(timer);
  }, [text]);
  const preview = useQuery({
    queryKey: ['measure-preview', id, asked],
    queryFn: () => accounts.previewMeasure({ programmeId: id, definition: JSON.parse(asked) as MeasureDefinition }),
    retry: false,
  });
  if (preview.error) return <div className="small bad">{refusalOf(preview.error).reason}</div>;
  if (!preview.data) return <div className="muted">{kit('say.loading')}</div>;
  const { figure, parts } = preview.data;
  return (
    <div>
      <strong style={{ fontSize: 20, marginInlineEnd: 8 }}>{figureText(figure) ?? kit('say.missing')}</strong>{' '}
      <span className="muted small">
        <Dotted
          pieces={[
            figure.numerator !== null &&
              figure.denominator !== null &&
              `${numberText(figure.numerator)} ÷ ${numberText(figure.denominator)}`,
            ...parts
              .filter((part) => part.value !== null)
              .map(
                (part) =>
                  `${partLabel('splitBy' in definition && definition.splitBy ? definition.splitBy : '', part)} ${numberText(part.value ?? 0, 1)}`,
              ),
          ]}
        />
      </span>
    </div>
  );
}
